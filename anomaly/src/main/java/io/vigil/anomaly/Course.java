package io.vigil.anomaly;

/**
 * How an object has gone on lately.
 *
 * @param turning by how many degrees a second its way has turned between the last two seconds; 0 of
 *     what stands; not a number before it has been seen for so long
 * @param dwell for how many seconds it has been within one body height of where it was; not a
 *     number where it is seen for the first time
 */
public record Course(double turning, double dwell) {
    /** Nothing is known. */
    public static final Course UNKNOWN = new Course(Double.NaN, Double.NaN);

    public Course {
        if (turning < 0 || turning > 360 || dwell < 0) {
            throw new IllegalArgumentException(
                    "Course needs 0 to 360 degrees a second and 0 s or more, but had %s and %s"
                            .formatted(turning, dwell));
        }
    }
}
