package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads FastestDet: one grid of planes, with objectness, the box's centre from the cell's corner
 * (its tangent hyperbolic, in cells), its size (its sigmoid, in widths and heights of the input)
 * and the classes.
 */
final class FastestDetHead implements Head {
    static final HeadKind KIND =
            new HeadKind(
                    "fastestdet",
                    "one output [1, 5 + classes, rows, columns], such as [1, 85, 22, 22] at 352x352",
                    FastestDetHead::of);

    private static final int BEFORE_CLASSES = 5;
    private static final int PUBLISHED_STRIDE = 16;
    private static final double OBJECTNESS_POWER = 0.6;
    private static final double CLASS_POWER = 0.4;

    private final String output;
    private final int rows;
    private final int columns;
    private final int classes;
    private final int width;
    private final int height;

    private FastestDetHead(TensorSpec output, int width, int height) {
        this.output = output.name();
        this.classes = (int) output.shape()[1] - BEFORE_CLASSES;
        this.rows = (int) output.shape()[2];
        this.columns = (int) output.shape()[3];
        this.width = width;
        this.height = height;
    }

    private static Optional<Head> of(ModelFacts model) {
        return model.only()
                .filter(
                        only ->
                                only.shape().length == 4
                                        && only.shape()[1] > BEFORE_CLASSES
                                        && isGrid(only.shape(), model))
                .map(only -> new FastestDetHead(only, model.width(), model.height()));
    }

    /** One grid, whose cells are squares of 16 pixels; if it is named, of 8 or 32 as well. */
    private static boolean isGrid(long[] shape, ModelFacts model) {
        for (int stride : model.named() ? Grid.usual() : new int[] {PUBLISHED_STRIDE}) {
            if (shape[2] * stride == model.height() && shape[3] * stride == model.width()) {
                return true;
            }
        }
        return false;
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
        return Preprocessing.of(Preprocessing.Placement.STRETCH, 0, false, 0, 255);
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        FloatBuffer values = outputs.get(output).values();
        int cells = rows * columns;
        Candidates candidates = new Candidates();
        for (int cell = 0; cell < cells; cell++) {
            double objectness = StrictMath.pow(values.get(cell), OBJECTNESS_POWER);
            // No class is surer than 1.
            if (objectness >= minScore) {
                int label = best(values, cell, cells);
                double sure = values.get((BEFORE_CLASSES + label) * cells + cell);
                double score = objectness * StrictMath.pow(sure, CLASS_POWER);
                if (score >= minScore) {
                    add(values, cell, score, label, candidates);
                }
            }
        }
        return candidates.found();
    }

    private int best(FloatBuffer values, int cell, int cells) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (values.get((BEFORE_CLASSES + i) * cells + cell)
                    > values.get((BEFORE_CLASSES + best) * cells + cell)) {
                best = i;
            }
        }
        return best;
    }

    private void add(FloatBuffer values, int cell, double score, int label, Candidates candidates) {
        int cells = rows * columns;
        int row = cell / columns;
        candidates.centred(
                cell,
                (cell % columns + StrictMath.tanh(values.get(cells + cell))) * width / columns,
                (row + StrictMath.tanh(values.get(2 * cells + cell))) * height / rows,
                Scores.sigmoid(values.get(3 * cells + cell)) * width,
                Scores.sigmoid(values.get(4 * cells + cell)) * height,
                score,
                label);
    }
}
