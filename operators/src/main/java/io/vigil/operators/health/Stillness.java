package io.vigil.operators.health;

import io.vigil.ingest.ImageStatistics;

/**
 * For how long a camera's pictures have been the same to the last bit, and whether that is like it:
 * a sensor has noise, so that two pictures of a quiet scene differ, though by little; a drawn scene
 * or an encoder that repeats itself has none.
 *
 * @param brightness of the picture before, as its contrast and sharpness
 * @param sinceMicros capture time of the first of the equal pictures
 * @param lastMicros capture time of the picture before
 * @param changed quiet pictures that differ from the one before, of late
 * @param same pictures that do not, of late; of a long standstill only its beginning
 * @param different pictures that differ from the one before, since the last standstill that ended
 *     by itself
 */
public record Stillness(
        double brightness,
        double contrast,
        double sharpness,
        long sinceMicros,
        long lastMicros,
        long changed,
        long same,
        long different) {
    /** Before the first picture. */
    public static final Stillness NONE =
            new Stillness(
                    Double.NaN, Double.NaN, Double.NaN, Long.MIN_VALUE, Long.MIN_VALUE, 0, 0, 0);

    /** What a standstill beyond it says of the camera's nature, its beginning has said. */
    private static final long TELLING_MICROS = 1_000_000;

    private static final long STANDSTILL_MICROS = 2_000_000;

    /** A picture of which a smaller share moved is quiet, so that noise is all that changes. */
    private static final double QUIET = 0.003;

    /** Where there is nothing on the picture, there is no noise either. */
    private static final double LEAST_CONTRAST = 3;

    private static final int LEAST_CHANGED = 20;
    private static final int MOST_COUNTED = 2000;

    /** Where it is never quiet: so many pictures, and no two of them the same for long. */
    private static final int ENOUGH_DIFFERENT = 1000;

    Stillness see(ImageStatistics now, long nowMicros) {
        boolean equal =
                now.moving() == 0
                        && now.brightness() == brightness
                        && now.contrast() == contrast
                        && now.sharpness() == sharpness;
        long since = equal ? sinceMicros : nowMicros;
        boolean counts = lastMicros != Long.MIN_VALUE && now.contrast() >= LEAST_CONTRAST;
        if (!counts) {
            return at(now, since, nowMicros, changed, same, different);
        }
        boolean stood = !equal && unchangedMicros() >= STANDSTILL_MICROS;
        long nextChanged = changed + (!equal && now.moving() < QUIET ? 1 : 0);
        long nextSame = same + (equal && nowMicros - since <= TELLING_MICROS ? 1 : 0);
        long nextDifferent = stood ? 0 : different + (equal ? 0 : 1);
        boolean full = nextChanged + nextSame > MOST_COUNTED;
        return at(
                now,
                since,
                nowMicros,
                full ? nextChanged / 2 : nextChanged,
                full ? nextSame / 2 : nextSame,
                nextDifferent);
    }

    private static Stillness at(
            ImageStatistics now,
            long since,
            long nowMicros,
            long changed,
            long same,
            long different) {
        return new Stillness(
                now.brightness(),
                now.contrast(),
                now.sharpness(),
                since,
                nowMicros,
                changed,
                same,
                different);
    }

    long unchangedMicros() {
        return lastMicros == Long.MIN_VALUE ? 0 : lastMicros - sinceMicros;
    }

    /** Whether this camera's pictures always differ, if by noise alone. */
    boolean isNoisy() {
        return (changed >= LEAST_CHANGED && 4 * same <= changed) || different >= ENOUGH_DIFFERENT;
    }
}
