package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads NanoDet and NanoDet-Plus: for each cell the classes' scores and, for each side of the box,
 * a distribution over distances from the cell's point in cells, whose mean is the side (Generalized
 * Focal Loss, Li et al., arXiv:2006.04388). Scores may come as logits.
 */
final class NanodetHead implements Head {
    private static final int SIDES = 4;

    private final Layout layout;

    /**
     * @param grid of all cells
     * @param offset of a cell's point from its corner, in cells
     * @param parts the outputs, for all cells together or stride by stride
     * @param bins how many distances each side's distribution has, from 0
     */
    record Layout(String name, Grid grid, double offset, List<Part> parts, int classes, int bins) {
        Layout {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Some of the cells. Both outputs may be the same.
     *
     * @param cells how many
     * @param scores the output with the classes
     * @param scoresRow numbers of a cell in it; the classes come first
     * @param sides the output with the distributions: left, top, right, bottom
     * @param sidesRow numbers of a cell in it; the distributions come last
     */
    record Part(int cells, String scores, int scoresRow, String sides, int sidesRow) {}

    NanodetHead(Layout layout) {
        this.layout = layout;
    }

    @Override
    public String name() {
        return layout.name();
    }

    @Override
    public int classes() {
        return layout.classes();
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Preprocessing preprocessing() {
        return new Preprocessing(
                Preprocessing.Placement.STRETCH,
                0,
                false,
                List.of(103.53, 116.28, 123.675),
                List.of(57.375, 57.12, 58.395));
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        // Some exports leave the last step out; no image gives only logits that look like scores.
        return decode(outputs, minScore, false)
                .orElseGet(() -> decode(outputs, minScore, true).orElseThrow());
    }

    /**
     * @param logits whether the classes' scores are such
     * @return empty if they are and were not said to be
     */
    private Optional<List<Candidate>> decode(
            Map<String, Output> outputs, double minScore, boolean logits) {
        double least = logits ? Scores.logit(minScore) : minScore;
        Candidates candidates = new Candidates();
        float[] row = new float[layout.classes()];
        int index = 0;
        for (Part part : layout.parts()) {
            FloatBuffer scores = outputs.get(part.scores()).values();
            FloatBuffer sides = outputs.get(part.sides()).values();
            for (int cell = 0; cell < part.cells(); cell++, index++) {
                scores.get(cell * part.scoresRow(), row);
                float best = row[0];
                float worst = row[0];
                for (float score : row) {
                    best = Math.max(best, score);
                    worst = Math.min(worst, score);
                }
                if (!logits && (worst < 0 || best > 1)) {
                    return Optional.empty();
                }
                if (best >= least) {
                    int first = (cell + 1) * part.sidesRow() - SIDES * layout.bins();
                    double score = logits ? Scores.sigmoid(best) : best;
                    add(candidates, index, sides, first, score, Scores.first(row, best));
                }
            }
        }
        return Optional.of(candidates.found());
    }

    private void add(
            Candidates candidates,
            int index,
            FloatBuffer sides,
            int first,
            double score,
            int label) {
        Grid grid = layout.grid();
        double stride = grid.stride()[index];
        double x = (grid.x()[index] + layout.offset()) * stride;
        double y = (grid.y()[index] + layout.offset()) * stride;
        candidates.corners(
                index,
                x - mean(sides, first) * stride,
                y - mean(sides, first + layout.bins()) * stride,
                x + mean(sides, first + 2 * layout.bins()) * stride,
                y + mean(sides, first + 3 * layout.bins()) * stride,
                score,
                label);
    }

    /** Of a distribution that is given by logits. */
    private double mean(FloatBuffer logits, int from) {
        double greatest = logits.get(from);
        for (int bin = 1; bin < layout.bins(); bin++) {
            greatest = Math.max(greatest, logits.get(from + bin));
        }
        double sum = 0;
        double weighted = 0;
        for (int bin = 0; bin < layout.bins(); bin++) {
            double weight = StrictMath.exp(logits.get(from + bin) - greatest);
            sum += weight;
            weighted += bin * weight;
        }
        return weighted / sum;
    }
}
