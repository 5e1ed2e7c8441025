package io.vigil.operators.perceive.onnx;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Finds the head that reads a model's outputs. */
final class Heads {
    static final String AUTO = "auto";

    private static final List<HeadKind> KINDS =
            List.of(
                    YoloxHead.KIND,
                    Yolov8Kinds.DETECT,
                    Yolov8Kinds.POSE,
                    Yolov8Kinds.SEGMENT,
                    NanodetKinds.NANODET,
                    NanodetKinds.PLUS,
                    FastestDetHead.KIND,
                    RowsHead.YOLOV5,
                    RowsHead.DECODED_YOLOX,
                    EndToEndHead.KIND,
                    DetrHead.KIND,
                    DetrHead.FIRST,
                    BoxListKinds.DETR,
                    BoxListKinds.TORCHVISION,
                    BoxListKinds.EFFICIENT_NMS,
                    BoxListKinds.TENSORFLOW,
                    BoxRowsHead.NMS_ROWS,
                    BoxRowsHead.DETECTION_OUTPUT);

    private Heads() {}

    /** What may stand in a configuration. */
    static List<String> names() {
        return KINDS.stream().map(HeadKind::name).toList();
    }

    /**
     * @throws ModelException if there is no head of this name, saying which there are
     */
    static void requireKnown(String name) {
        if (!name.equals(AUTO) && !names().contains(name)) {
            throw new ModelException(
                    "Head %s is not known; known are %s, %s"
                            .formatted(name, AUTO, String.join(", ", names())));
        }
    }

    /** The same where no names of classes are known. */
    static Head recognise(GraphSpec graph, int width, int height, String name) {
        return recognise(graph, width, height, name, OptionalInt.empty());
    }

    /**
     * @param width of the model's input in pixels
     * @param height likewise
     * @param name of the head, or {@code auto} to tell it by the outputs' shapes
     * @param labels how many names of classes are known; settles what the shapes leave open
     * @throws ModelException if there is none that fits, or several, saying which there are
     */
    static Head recognise(GraphSpec graph, int width, int height, String name, OptionalInt labels) {
        requireKnown(name);
        boolean named = !name.equals(AUTO);
        ModelFacts model = new ModelFacts(graph, width, height, labels, named);
        List<Head> fitting =
                KINDS.stream()
                        .filter(kind -> !named || kind.name().equals(name))
                        .flatMap(kind -> kind.of(model).stream())
                        .toList();
        List<Head> expected =
                fitting.stream()
                        .filter(head -> labels.isPresent() && head.classes() == labels.getAsInt())
                        .toList();
        List<Head> left = expected.isEmpty() ? fitting : expected;
        if (left.size() == 1) {
            return left.get(0);
        }
        throw new ModelException(left.isEmpty() ? unknown(model, name) : ambiguous(model, left));
    }

    private static String unknown(ModelFacts model, String name) {
        if (model.named()) {
            HeadKind asked = KINDS.stream().filter(k -> k.name().equals(name)).findAny().get();
            return "Model %s does not have the head %s that it is said to have: %s, but %s needs %s; name another, or none for it to be told by its shapes"
                    .formatted(model.graph().file(), name, seen(model), name, asked.shape());
        }
        return "Model %s has a head that is not known: %s%s; known are %s"
                .formatted(
                        model.graph().file(),
                        seen(model),
                        isVector(model)
                                ? " (one vector for each image: an appearance model or a classifier?)"
                                : "",
                        String.join(", ", names()));
    }

    private static boolean isVector(ModelFacts model) {
        return model.only().filter(only -> only.shape().length == 2).isPresent();
    }

    private static String ambiguous(ModelFacts model, List<Head> fitting) {
        return "Model %s may have one of several heads: %s fit %s; name one as 'head: NAME' in the detector's section or in the model's side-car, or give its labels there"
                .formatted(
                        model.graph().file(),
                        seen(model),
                        fitting.stream()
                                .map(head -> head.name() + " of " + head.classes() + " classes")
                                .collect(Collectors.joining(", ")));
    }

    private static String seen(ModelFacts model) {
        return "input %dx%d, outputs %s"
                .formatted(model.width(), model.height(), model.graph().outputs());
    }
}
