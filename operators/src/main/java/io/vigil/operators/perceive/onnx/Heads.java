package io.vigil.operators.perceive.onnx;

import java.util.List;

/** Finds the head that reads a model's outputs. */
final class Heads {
    private static final String AUTO = "auto";
    private static final List<String> NAMES = List.of(AUTO, YoloxHead.NAME);

    private Heads() {}

    /**
     * @throws ModelException if there is no head of this name, saying which there are
     */
    static void requireKnown(String name) {
        if (!NAMES.contains(name)) {
            throw new ModelException(
                    "Head %s is not known; known are %s".formatted(name, String.join(", ", NAMES)));
        }
    }

    /**
     * @param width of the model's input in pixels
     * @param height likewise
     * @param name of the head, or {@code auto} to tell it by the outputs' shapes
     * @throws ModelException if there is none that fits, saying which there are
     */
    static Head recognise(GraphSpec graph, int width, int height, String name) {
        if (!NAMES.contains(name)) {
            throw new ModelException(
                    "Head %s is not known; known are %s".formatted(name, String.join(", ", NAMES)));
        }
        if (graph.outputs().size() == 1) {
            TensorSpec only = graph.outputs().get(0);
            if (YoloxHead.fits(only.shape(), width, height)) {
                return new YoloxHead(only.name(), width, height, YoloxHead.classes(only.shape()));
            }
        }
        throw new ModelException(
                "Model %s has a head that is not known: input %dx%d, outputs %s; known heads are %s: %s"
                        .formatted(
                                graph.file(),
                                width,
                                height,
                                graph.outputs(),
                                YoloxHead.NAME,
                                YoloxHead.SHAPE));
    }
}
