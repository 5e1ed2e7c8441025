package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decodes the output of YOLOX (Ge et al., arXiv:2107.08430): one row of 5 + classes numbers for
 * each cell of the grids of stride 8, 16 and 32, row by row: centre (from the cell's corner, in
 * cells), size (logarithm, in cells), objectness, classes.
 */
final class YoloxHead implements Head {
    static final String NAME = "yolox";
    static final String SHAPE =
            "one output [1, cells of strides 8, 16 and 32, 5 + classes], such as [1, 3549, 85] at 416x416";

    private static final int[] STRIDES = {8, 16, 32};
    private static final int BEFORE_CLASSES = 5;

    private static final double GREY = 114;

    private final String output;
    private final int width;
    private final int height;
    private final int classes;

    /**
     * @param output its name
     * @param width of the model's input in pixels
     * @param height of the model's input in pixels
     */
    YoloxHead(String output, int width, int height, int classes) {
        this.output = output;
        this.width = width;
        this.height = height;
        this.classes = classes;
    }

    /** Whether an output of this shape for an input of this size is one of these. */
    static boolean fits(long[] shape, int width, int height) {
        return shape.length == 3
                && shape[0] == 1
                && shape[1] == cells(width, height)
                && shape[2] > BEFORE_CLASSES;
    }

    /** How many classes an output of a fitting shape has. */
    static int classes(long[] shape) {
        return (int) shape[2] - BEFORE_CLASSES;
    }

    private static long cells(int width, int height) {
        long cells = 0;
        for (int stride : STRIDES) {
            cells += (long) (width / stride) * (height / stride);
        }
        return cells;
    }

    @Override
    public String name() {
        return NAME;
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
        List<Candidate> candidates = new ArrayList<>();
        int row = 0;
        for (int stride : STRIDES) {
            for (int y = 0; y < height / stride; y++) {
                for (int x = 0; x < width / stride; x++, row++) {
                    int at = row * (BEFORE_CLASSES + classes);
                    float objectness = values.get(at + 4);
                    if (objectness >= minScore) {
                        int label = best(values, at + BEFORE_CLASSES);
                        double score =
                                (double) objectness * values.get(at + BEFORE_CLASSES + label);
                        if (score >= minScore) {
                            add(candidates, row, values, at, x, y, stride, score, label);
                        }
                    }
                }
            }
        }
        return candidates;
    }

    private int best(FloatBuffer output, int from) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (output.get(from + i) > output.get(from + best)) {
                best = i;
            }
        }
        return best;
    }

    private static void add(
            List<Candidate> candidates,
            int row,
            FloatBuffer output,
            int at,
            int x,
            int y,
            double cell,
            double score,
            int label) {
        double centerX = (output.get(at) + x) * cell;
        double centerY = (output.get(at + 1) + y) * cell;
        double halfWidth = Math.exp(output.get(at + 2)) * cell / 2;
        double halfHeight = Math.exp(output.get(at + 3)) * cell / 2;
        // An untrained or damaged model gives sizes of nothing and of infinity: no boxes.
        boolean isBox =
                centerX - halfWidth < centerX + halfWidth
                        && centerY - halfHeight < centerY + halfHeight
                        && Double.isFinite(halfWidth + halfHeight);
        if (isBox) {
            Box box =
                    new Box(
                            centerX - halfWidth,
                            centerY - halfHeight,
                            centerX + halfWidth,
                            centerY + halfHeight);
            candidates.add(new Candidate(row, box, Math.min(1, score), label));
        }
    }
}
