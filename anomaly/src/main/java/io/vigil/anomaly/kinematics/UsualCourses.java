package io.vigil.anomaly.kinematics;

import io.vigil.anomaly.Course;
import io.vigil.anomaly.Glance;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much objects usually turn at each place of the image and how long they stay there: what 95 %
 * of what is normal is below, in the cells of a grid, each together with those around it.
 *
 * @param turning degrees a second, row by row; empty where nothing is known
 * @param dwell seconds, likewise
 */
public record UsualCourses(float[] turning, float[] dwell) {
    static final int COLUMNS = 16;
    static final int ROWS = 9;
    static final int CELLS = COLUMNS * ROWS;

    private static final double BELOW = 0.95;

    /** Nothing is known. */
    public static final UsualCourses UNKNOWN = new UsualCourses(new float[0], new float[0]);

    /** Of a cell and those around it; with fewer, it is as everywhere. */
    private static final int LEAST = 50;

    /** Degrees a second that are the noise of boxes. */
    private static final double TREMBLE = 10;

    /** Seconds that whoever comes by is near a place. */
    private static final double PASSES = 1;

    public UsualCourses {
        boolean isUnknown = turning.length == 0 && dwell.length == 0;
        if (!isUnknown && (turning.length != CELLS || dwell.length != CELLS)) {
            throw new IllegalArgumentException(
                    "UsualCourses need %d cells or none, but had %d and %d"
                            .formatted(CELLS, turning.length, dwell.length));
        }
    }

    /**
     * @param width of the image in pixels
     * @param height likewise
     * @param normal that have been followed
     */
    static UsualCourses of(int width, int height, List<Glance> normal) {
        return new UsualCourses(
                usual(width, height, normal, Course::turning),
                usual(width, height, normal, Course::dwell));
    }

    private static float[] usual(
            int width, int height, List<Glance> normal, ToDoubleFunction<Course> number) {
        List<Glance> known =
                normal.stream()
                        .filter(g -> !Double.isNaN(number.applyAsDouble(g.course())))
                        .toList();
        double[] values =
                known.stream().mapToDouble(g -> number.applyAsDouble(g.course())).toArray();
        int[] cells = known.stream().mapToInt(g -> cell(g, width, height)).toArray();
        float everywhere = values.length == 0 ? 0 : (float) quantile(values);
        float[] usual = new float[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            double[] near = new double[values.length];
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                boolean isNear =
                        Math.abs(cells[i] % COLUMNS - cell % COLUMNS) <= 1
                                && Math.abs(cells[i] / COLUMNS - cell / COLUMNS) <= 1;
                if (isNear) {
                    near[count++] = values[i];
                }
            }
            usual[cell] = count < LEAST ? everywhere : (float) quantile(Arrays.copyOf(near, count));
        }
        return usual;
    }

    private static double quantile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (BELOW * (sorted.length - 1))];
    }

    private static int cell(Glance glance, int width, int height) {
        double x = (glance.box().left() + glance.box().right()) / 2 / width;
        double y = glance.box().bottom() / height;
        return index(y, ROWS) * COLUMNS + index(x, COLUMNS);
    }

    private static int index(double share, int of) {
        return Math.max(0, Math.min(of - 1, (int) (share * of)));
    }

    /** Degrees a second that are about the most at its place; not a number where not known. */
    double turning(Glance glance, int width, int height) {
        return turning.length == 0 ? Double.NaN : TREMBLE + turning[cell(glance, width, height)];
    }

    /** Seconds, likewise. */
    double dwell(Glance glance, int width, int height) {
        return dwell.length == 0 ? Double.NaN : PASSES + dwell[cell(glance, width, height)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UsualCourses that
                && Arrays.equals(turning, that.turning)
                && Arrays.equals(dwell, that.dwell);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(turning) + Arrays.hashCode(dwell);
    }
}
