package io.vigil.tracking.association;

import java.util.Arrays;

/**
 * Divides the way from the leftmost to the rightmost of some edges into as many strips as there are
 * edges, so that few lie in each: sorting and searching begin there and have hardly any way to go.
 */
final class Strips {
    private double least;
    private double perPixel;
    private int count;
    private int[] starts = new int[33];

    /** Forgets all edges; {@link #count} is to be called of each. */
    void divide(double from, double to, int edges) {
        count = Math.max(1, edges);
        least = from;
        double width = to - from;
        perPixel = width > 0 ? count / width : 0;
        if (starts.length <= count) {
            starts = new int[2 * count + 1];
        }
        Arrays.fill(starts, 0, count + 1, 0);
    }

    /** Never falls where the edge goes right. */
    private int strip(double edge) {
        return (int) Math.max(0, Math.min(count - 1, (edge - least) * perPixel));
    }

    void count(double edge) {
        starts[strip(edge)]++;
    }

    /** All have been counted; {@link #place} is to be called of each. */
    void sum() {
        for (int i = 1; i <= count; i++) {
            starts[i] += starts[i - 1];
        }
    }

    /** A place of its own for the edge, in the order of strips. */
    int place(double edge) {
        return --starts[strip(edge)];
    }

    /** The place of the first that lies in the edge's strip or right of it, when all are placed. */
    int first(double edge) {
        return starts[strip(edge)];
    }
}
