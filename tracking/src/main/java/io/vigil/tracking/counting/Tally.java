package io.vigil.tracking.counting;

import java.util.Objects;

/**
 * The figures of one place and class in a stretch of time; those of stretches that follow each
 * other add up.
 *
 * @param dwell in seconds, of those that left a zone
 * @param speed in metres per second, of those that crossed a line
 * @param occupancyMicros sum over the objects of the time that each was seen inside
 * @param occupancyMax while the camera saw
 */
public record Tally(
        long entered,
        long left,
        long groups,
        QuantileSketch dwell,
        QuantileSketch speed,
        long occupancyMicros,
        long occupancyMax) {
    public static final Tally EMPTY =
            new Tally(0, 0, 0, QuantileSketch.EMPTY, QuantileSketch.EMPTY, 0, 0);

    private static final double SECOND_MICROS = 1e6;

    public Tally {
        Objects.requireNonNull(dwell, "dwell");
        Objects.requireNonNull(speed, "speed");
        if (entered < 0 || left < 0 || groups < 0 || occupancyMicros < 0 || occupancyMax < 0) {
            throw new IllegalArgumentException(
                    "Tally needs figures of 0 or more, but had %d entered, %d left, %d groups, occupancy of %d us, at most %d"
                            .formatted(entered, left, groups, occupancyMicros, occupancyMax));
        }
    }

    Tally plus(Tally other) {
        return new Tally(
                entered + other.entered,
                left + other.left,
                groups + other.groups,
                dwell.plus(other.dwell),
                speed.plus(other.speed),
                occupancyMicros + other.occupancyMicros,
                Math.max(occupancyMax, other.occupancyMax));
    }

    Tally with(Occurrence one) {
        return new Tally(
                entered + (one.isIn() ? 1 : 0),
                left + (one.isIn() ? 0 : 1),
                groups + (one.leads() ? 1 : 0),
                one.kind() == Occurrence.Kind.LEFT
                        ? dwell.with(one.dwellMicros() / SECOND_MICROS)
                        : dwell,
                hasSpeed(one) ? speed.with(one.metresPerSecond()) : speed,
                occupancyMicros,
                occupancyMax);
    }

    /**
     * What is left when one that was counted did not happen. A group lives on in those that
     * followed; how many were inside stays as it was.
     */
    Tally without(Occurrence one) {
        boolean group = one.leads() && !one.followed();
        return new Tally(
                Math.max(0, entered - (one.isIn() ? 1 : 0)),
                Math.max(0, left - (one.isIn() ? 0 : 1)),
                Math.max(0, groups - (group ? 1 : 0)),
                one.kind() == Occurrence.Kind.LEFT
                        ? dwell.without(one.dwellMicros() / SECOND_MICROS)
                        : dwell,
                hasSpeed(one) ? speed.without(one.metresPerSecond()) : speed,
                occupancyMicros,
                occupancyMax);
    }

    /** With so many inside for so long. */
    Tally inside(long objects, long micros) {
        return new Tally(
                entered,
                left,
                groups,
                dwell,
                speed,
                occupancyMicros + objects * micros,
                Math.max(occupancyMax, objects));
    }

    private static boolean hasSpeed(Occurrence one) {
        return one.kind().at() == Count.Kind.LINE && !Double.isNaN(one.metresPerSecond());
    }
}
