package io.vigil.operators.health;

import io.vigil.ingest.SceneGrid;
import java.util.Arrays;

/**
 * How the edges of a picture lie to those of a learned view, both as grids of cells.
 *
 * <p>It compares the direction in which luma rises from cell to cell, where the view has an edge at
 * all: light that changes gently, people who pass and noise leave most of these directions as they
 * are, another view does not. Directions are also compared with the picture moved by whole cells
 * (exhaustive search, as in block matching); a share of a cell more or less is not told.
 *
 * @param agreement weighted mean cosine between directions, in [-1, 1]; a place where the picture
 *     is flat counts 0
 * @param typical the same by twelfths of the picture, the median of those that have edges, so that
 *     what stands before a part of it does not count
 * @param shiftX cells by which the picture has to be moved to agree best, in [-5, 5]; positive: its
 *     contents lie further right than in the view
 * @param shiftY the same in [-4, 4], positive downwards
 * @param shiftedAgreement the agreement there
 * @param flat share of the view's edges where the picture has none
 * @param brightness mean luma of the picture, as a share of that of the view
 */
record ViewMatch(
        double agreement,
        double typical,
        int shiftX,
        int shiftY,
        double shiftedAgreement,
        double flat,
        double brightness) {
    private static final int WIDTH = SceneGrid.WIDTH;
    private static final int HEIGHT = SceneGrid.HEIGHT;
    private static final int REACH_X = 5;
    private static final int REACH_Y = 4;
    private static final int TWELFTH_WIDTH = WIDTH / 4;
    private static final int TWELFTH_HEIGHT = HEIGHT / 3;

    /** A twelfth with fewer edges says nothing. */
    private static final int LEAST_EDGES = 6;

    /** Of the whole picture; a wall has no direction. */
    private static final int LEAST_EDGES_IN_ALL = 40;

    /** Luma from a cell to the next but one that is an edge at least, in the view. */
    private static final double LEAST_EDGE = 3;

    /** A gain by moving that is sought at all; less cannot be told from noise. */
    static final double LEAST_GAIN = 0.1;

    /** Edges of one grid. */
    private record Edges(double[] x, double[] y, double[] size, double mean, double spread) {
        static Edges of(double[] luma) {
            double[] x = new double[luma.length];
            double[] y = new double[luma.length];
            double[] size = new double[luma.length];
            double sum = 0;
            double squares = 0;
            for (double value : luma) {
                sum += value;
                squares += value * value;
            }
            double mean = sum / luma.length;
            double spread = Math.sqrt(Math.max(0, squares / luma.length - mean * mean));
            for (int row = 1; row < HEIGHT - 1; row++) {
                for (int column = 1; column < WIDTH - 1; column++) {
                    int i = row * WIDTH + column;
                    x[i] = luma[i + 1] - luma[i - 1];
                    y[i] = luma[i + WIDTH] - luma[i - WIDTH];
                    size[i] = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
                }
            }
            return new Edges(x, y, size, mean, spread);
        }
    }

    /** Whether a view has edges enough to be told from another. */
    static boolean isTelling(double[] view) {
        Edges edges = Edges.of(view);
        double least = leastOf(edges);
        return Arrays.stream(edges.size).filter(size -> size > least).count() >= LEAST_EDGES_IN_ALL;
    }

    /**
     * @param view learned luma of each cell
     * @param picture luma of each cell
     */
    static ViewMatch of(double[] view, double[] picture) {
        Edges learned = Edges.of(view);
        Edges seen = Edges.of(picture);
        double still = agreement(learned, seen, 0, 0);
        int bestX = 0;
        int bestY = 0;
        double best = still;
        // Nothing can gain enough over what agrees so well.
        if (still <= 1 - LEAST_GAIN) {
            for (int dy = -REACH_Y; dy <= REACH_Y; dy++) {
                for (int dx = -REACH_X; dx <= REACH_X; dx++) {
                    double there = agreement(learned, seen, dx, dy);
                    if (there > best) {
                        best = there;
                        bestX = dx;
                        bestY = dy;
                    }
                }
            }
        }
        return new ViewMatch(
                still,
                typical(learned, seen),
                bestX,
                bestY,
                best,
                flat(learned, seen),
                seen.mean / Math.max(1, learned.mean));
    }

    private static double leastOf(Edges learned) {
        return Math.max(LEAST_EDGE, 0.15 * learned.spread);
    }

    /** Luma that is an edge in the picture: what is seen in poor light is seen all the same. */
    private static double floorOf(Edges seen) {
        return Math.max(1, 0.1 * seen.spread);
    }

    private static double agreement(Edges learned, Edges seen, int dx, int dy) {
        return agreement(
                learned,
                seen,
                dx,
                dy,
                Math.max(1, 1 - dx),
                Math.max(1, 1 - dy),
                Math.min(WIDTH - 1, WIDTH - 1 - dx),
                Math.min(HEIGHT - 1, HEIGHT - 1 - dy),
                1);
    }

    /** Over a part of the view; NaN where it has fewer edges than {@code leastEdges}. */
    private static double agreement(
            Edges learned,
            Edges seen,
            int dx,
            int dy,
            int left,
            int top,
            int right,
            int bottom,
            int leastEdges) {
        double least = leastOf(learned);
        double floor = floorOf(seen);
        double sum = 0;
        double weights = 0;
        int edges = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int i = row * WIDTH + column;
                double size = learned.size[i];
                if (size > least) {
                    int j = i + dy * WIDTH + dx;
                    double weight = Math.min(size, 3 * least);
                    double product = learned.x[i] * seen.x[j] + learned.y[i] * seen.y[j];
                    sum += weight * product / (size * Math.max(seen.size[j], floor));
                    weights += weight;
                    edges++;
                }
            }
        }
        return edges < leastEdges ? Double.NaN : sum / weights;
    }

    private static double typical(Edges learned, Edges seen) {
        double[] found = new double[12];
        int count = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double part =
                        agreement(
                                learned,
                                seen,
                                0,
                                0,
                                column * TWELFTH_WIDTH,
                                row * TWELFTH_HEIGHT,
                                (column + 1) * TWELFTH_WIDTH,
                                (row + 1) * TWELFTH_HEIGHT,
                                LEAST_EDGES);
                if (!Double.isNaN(part)) {
                    found[count++] = part;
                }
            }
        }
        Arrays.sort(found, 0, count);
        return count == 0 ? 1 : found[count / 2];
    }

    private static double flat(Edges learned, Edges seen) {
        double least = leastOf(learned);
        double floor = floorOf(seen);
        int edges = 0;
        int gone = 0;
        for (int i = 0; i < learned.size.length; i++) {
            if (learned.size[i] > least) {
                edges++;
                gone += seen.size[i] < floor ? 1 : 0;
            }
        }
        return edges == 0 ? 0 : gone / (double) edges;
    }

    /** Whether the picture agrees well, and clearly better, where it is moved. */
    boolean isShifted(boolean wasShifted) {
        double gain = wasShifted ? LEAST_GAIN / 2 : LEAST_GAIN;
        return (shiftX != 0 || shiftY != 0)
                && shiftedAgreement >= 0.5
                && shiftedAgreement - agreement >= gain;
    }

    /** Whether little of the view is left where it was. */
    boolean isStrange(boolean wasStrange) {
        return typical < (wasStrange ? 0.5 : 0.4);
    }
}
