package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Keypoint;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads what the anchor-free YOLOs (v8, 11) are exported as: one column for each cell of the grids,
 * of centre and size in pixels of the input, the classes' scores, and maybe more. Some exporters
 * turn it, so that a cell is a row.
 */
final class Yolov8Head implements Head {
    private static final int BOX = 4;
    private static final double GREY = 114;

    /** Cells that are looked at together, so that memory is read in its order. */
    private static final int BLOCK = 1024;

    private final Columns columns;

    /**
     * @param output its name
     * @param cells how many boxes
     * @param perCell numbers of each
     * @param turned whether a cell is a row
     * @param skeleton keypoints, which stand behind the classes
     */
    record Columns(
            String name,
            String output,
            int cells,
            int perCell,
            boolean turned,
            int classes,
            Skeleton skeleton) {
        /** Where a number of a cell lies. */
        int at(int cell, int number) {
            return turned ? cell * perCell + number : number * cells + cell;
        }
    }

    Yolov8Head(Columns columns) {
        this.columns = columns;
    }

    @Override
    public String name() {
        return columns.name();
    }

    @Override
    public int classes() {
        return columns.classes();
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Preprocessing preprocessing() {
        return Preprocessing.of(Preprocessing.Placement.CENTRE, GREY, true, 0, 255);
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        FloatBuffer values = outputs.get(columns.output()).values();
        Candidates candidates = new Candidates();
        if (columns.turned()) {
            byRow(values, minScore, candidates);
        } else {
            byColumn(values, minScore, candidates);
        }
        return candidates.found();
    }

    private void byColumn(FloatBuffer values, double minScore, Candidates candidates) {
        float[] scores = new float[BLOCK];
        float[] best = new float[BLOCK];
        for (int from = 0; from < columns.cells(); from += BLOCK) {
            int count = Math.min(BLOCK, columns.cells() - from);
            values.get(columns.at(from, BOX), best, 0, count);
            for (int i = 1; i < columns.classes(); i++) {
                values.get(columns.at(from, BOX + i), scores, 0, count);
                // Without a branch, several cells are compared at once.
                for (int cell = 0; cell < count; cell++) {
                    best[cell] = Math.max(best[cell], scores[cell]);
                }
            }
            for (int cell = 0; cell < count; cell++) {
                if (best[cell] >= minScore) {
                    int label = labelOf(best[cell], values, from + cell);
                    add(values, from + cell, best[cell], label, candidates);
                }
            }
        }
    }

    /** The first class with that score. */
    private int labelOf(float score, FloatBuffer values, int cell) {
        int label = 0;
        while (values.get(columns.at(cell, BOX + label)) != score) {
            label++;
        }
        return label;
    }

    private void byRow(FloatBuffer values, double minScore, Candidates candidates) {
        for (int cell = 0; cell < columns.cells(); cell++) {
            int first = columns.at(cell, BOX);
            int label = Scores.best(values, first, columns.classes());
            float score = values.get(first + label);
            if (score >= minScore) {
                add(values, cell, score, label, candidates);
            }
        }
    }

    private void add(FloatBuffer values, int cell, double score, int label, Candidates candidates) {
        List<Keypoint> keypoints = new ArrayList<>(columns.skeleton().points());
        int first = BOX + columns.classes();
        for (int i = 0; i < columns.skeleton().points(); i++) {
            int at = first + i * columns.skeleton().dimensions();
            float x = values.get(columns.at(cell, at));
            float y = values.get(columns.at(cell, at + 1));
            double sure = 1;
            if (columns.skeleton().dimensions() > 2) {
                sure = values.get(columns.at(cell, at + 2));
            }
            columns.skeleton().add(keypoints, x, y, sure);
        }
        candidates.centred(
                cell,
                values.get(columns.at(cell, 0)),
                values.get(columns.at(cell, 1)),
                values.get(columns.at(cell, 2)),
                values.get(columns.at(cell, 3)),
                score,
                label,
                keypoints);
    }
}
