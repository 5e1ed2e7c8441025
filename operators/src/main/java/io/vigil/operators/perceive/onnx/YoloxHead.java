package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes the output of YOLOX (Ge et al., arXiv:2107.08430): one row of 5 + classes numbers for
 * each cell of the grids of stride 8, 16 and 32, row by row: centre (from the cell's corner, in
 * cells), size (logarithm, in cells), objectness, classes.
 */
final class YoloxHead implements Head {
    static final HeadKind KIND =
            new HeadKind(
                    "yolox",
                    "one output [1, cells of strides 8, 16 and 32, 5 + classes], such as [1, 3549, 85] at 416x416",
                    YoloxHead::of);

    private static final int BEFORE_CLASSES = 5;
    private static final double GREY = 114;

    private final String output;
    private final Grid grid;
    private final int classes;

    /**
     * @param output its name
     * @param width of the model's input in pixels
     * @param height of the model's input in pixels
     */
    YoloxHead(String output, int width, int height, int classes) {
        this.output = output;
        this.grid = Grid.of(width, height, Grid.usual());
        this.classes = classes;
    }

    private static Optional<Head> of(ModelFacts model) {
        return model.only()
                .filter(only -> isRows(only.shape(), model.cells(Grid.usual())))
                .map(
                        only ->
                                new YoloxHead(
                                        only.name(),
                                        model.width(),
                                        model.height(),
                                        classes(only.shape())));
    }

    /** Whether an output has a row of box, objectness and classes for each of so many boxes. */
    static boolean isRows(long[] shape, long boxes) {
        return shape.length == 3 && shape[0] == 1 && shape[1] == boxes && shape[2] > BEFORE_CLASSES;
    }

    /** How many classes an output of a fitting shape has. */
    static int classes(long[] shape) {
        return (int) shape[2] - BEFORE_CLASSES;
    }

    @Override
    public String name() {
        return KIND.name();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Preprocessing preprocessing() {
        return Preprocessing.of(Preprocessing.Placement.TOP_LEFT, GREY, false, 0, 1);
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        FloatBuffer values = outputs.get(output).values();
        Candidates candidates = new Candidates();
        for (int row = 0; row < grid.count(); row++) {
            int at = row * (BEFORE_CLASSES + classes);
            float objectness = values.get(at + 4);
            if (objectness >= minScore) {
                int label = Scores.best(values, at + BEFORE_CLASSES, classes);
                double score = (double) objectness * values.get(at + BEFORE_CLASSES + label);
                if (score >= minScore) {
                    add(candidates, row, values, at, score, label);
                }
            }
        }
        return candidates.found();
    }

    private void add(
            Candidates candidates, int row, FloatBuffer values, int at, double score, int label) {
        double stride = grid.stride()[row];
        candidates.centred(
                row,
                (values.get(at) + grid.x()[row]) * stride,
                (values.get(at + 1) + grid.y()[row]) * stride,
                StrictMath.exp(values.get(at + 2)) * stride,
                StrictMath.exp(values.get(at + 3)) * stride,
                score,
                label);
    }
}
