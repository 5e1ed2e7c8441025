package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.BoxListHead.Corners;
import io.vigil.operators.perceive.onnx.BoxListHead.Form;
import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells graphs that choose their boxes themselves by their outputs. */
final class BoxListKinds {
    static final HeadKind DETR =
            new HeadKind(
                    "detr-boxes",
                    "labels [1, boxes], boxes [1, boxes, 4] and scores [1, boxes], with an input orig_target_sizes",
                    BoxListKinds::detr);
    static final HeadKind TORCHVISION =
            new HeadKind(
                    "torchvision",
                    "boxes [boxes, 4], labels [boxes] and scores [boxes]",
                    BoxListKinds::torchvision);
    static final HeadKind EFFICIENT_NMS =
            new HeadKind(
                    "efficient-nms",
                    "num_dets [1, 1], det_boxes [1, boxes, 4], det_scores [1, boxes] and det_classes [1, boxes]",
                    BoxListKinds::efficientNms);
    static final HeadKind TENSORFLOW =
            new HeadKind(
                    "tensorflow-ssd",
                    "num_detections [1], detection_boxes [1, boxes, 4] (top, left, bottom, right in shares), detection_scores and detection_classes [1, boxes]",
                    BoxListKinds::tensorflow);

    private static final double GREY = 114;

    private BoxListKinds() {}

    /**
     * The three outputs of every list.
     *
     * @param rank sides of the shape of the boxes' output
     */
    private record Lists(String boxes, String scores, String labels, int rank) {
        static Optional<Lists> in(List<TensorSpec> outputs) {
            TensorSpec boxes = null;
            TensorSpec scores = null;
            TensorSpec labels = null;
            for (TensorSpec output : outputs) {
                int rank = output.shape().length;
                if (rank > 1 && output.shape()[rank - 1] == 4) {
                    boxes = output;
                } else if (isLabels(output)) {
                    labels = output;
                } else {
                    scores = output;
                }
            }
            boolean fit =
                    outputs.size() == 3
                            && boxes != null
                            && scores != null
                            && labels != null
                            && scores.shape().length == boxes.shape().length - 1
                            && labels.shape().length == boxes.shape().length - 1;
            return fit
                    ? Optional.of(
                            new Lists(
                                    boxes.name(),
                                    scores.name(),
                                    labels.name(),
                                    boxes.shape().length))
                    : Optional.empty();
        }

        private static boolean isLabels(TensorSpec output) {
            String name = output.name().toLowerCase(Locale.ROOT);
            return output.type() == ElementType.INT64
                    || output.type() == ElementType.INT32
                    || name.contains("label")
                    || name.contains("class");
        }

        Head head(
                HeadKind kind,
                String count,
                Corners corners,
                int firstLabel,
                Preprocessing preprocessing) {
            return new BoxListHead(
                    new Form(
                            kind.name(),
                            boxes,
                            scores,
                            labels,
                            count,
                            corners,
                            firstLabel,
                            preprocessing));
        }
    }

    private static Optional<Head> detr(ModelFacts model) {
        // Without the image's size as an input, nothing tells pixels from shares.
        boolean pixels = model.graph().inputs().size() == 2 || model.named();
        return Lists.in(model.graph().outputs())
                .filter(lists -> lists.rank() == 3 && pixels)
                .map(
                        lists ->
                                lists.head(
                                        DETR,
                                        "",
                                        Corners.PIXELS,
                                        0,
                                        Preprocessing.of(Placement.STRETCH, 0, true, 0, 255)));
    }

    private static Optional<Head> torchvision(ModelFacts model) {
        return Lists.in(model.graph().outputs())
                .filter(lists -> lists.rank() == 2)
                .map(
                        lists ->
                                lists.head(
                                        TORCHVISION,
                                        "",
                                        Corners.PIXELS,
                                        1,
                                        Preprocessing.of(Placement.TOP_LEFT, GREY, true, 0, 255)));
    }

    private static Optional<Head> efficientNms(ModelFacts model) {
        return counted(model, 2)
                .map(
                        lists ->
                                lists.head(
                                        EFFICIENT_NMS,
                                        count(model).get().name(),
                                        Corners.PIXELS,
                                        0,
                                        Preprocessing.of(Placement.CENTRE, GREY, true, 0, 255)));
    }

    private static Optional<Head> tensorflow(ModelFacts model) {
        return counted(model, 1)
                .map(
                        lists ->
                                lists.head(
                                        TENSORFLOW,
                                        count(model).get().name(),
                                        new Corners(true, model.width(), model.height()),
                                        1,
                                        Preprocessing.of(Placement.STRETCH, 0, true, 0, 1)));
    }

    private static Optional<TensorSpec> count(ModelFacts model) {
        return model.output("num_dets", "num_detections", "num_detection", "num_boxes");
    }

    /**
     * @param rank sides of the shape of the count, which tells the two that have one apart
     */
    private static Optional<Lists> counted(ModelFacts model, int rank) {
        return count(model)
                .filter(count -> count.shape().length == rank || model.named())
                .flatMap(
                        count ->
                                Lists.in(
                                        model.graph().outputs().stream()
                                                .filter(
                                                        output ->
                                                                !output.name().equals(count.name()))
                                                .toList()))
                .filter(lists -> lists.rank() == 3);
    }
}
