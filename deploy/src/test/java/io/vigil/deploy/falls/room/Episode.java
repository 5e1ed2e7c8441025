package io.vigil.deploy.falls.room;

/**
 * A part of an hour.
 *
 * @param kind of the fall; else empty
 * @param fallFrom when somebody begins to fall, in seconds; NaN where nobody does
 * @param fallUntil when they have come to rest
 */
public record Episode(
        Activity activity,
        String kind,
        double from,
        double until,
        boolean night,
        double fallFrom,
        double fallUntil) {
    public boolean hasFall() {
        return !Double.isNaN(fallFrom);
    }
}
