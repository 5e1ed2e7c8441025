package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;

/**
 * How somebody stood when last seen upright, in pixels.
 *
 * @param aspect height over width
 * @param atMicros when
 */
public record Stance(
        double x, double top, double bottom, double height, double aspect, long atMicros) {
    /** Seconds over which the stance follows who keeps the head where it was, or lifts it. */
    private static final double FOLLOWS = 0.6;

    /** And who lowers it: a fall is not to become what it is measured against. */
    private static final double FOLLOWS_DOWN = 3;

    static Stance of(Box box, long micros) {
        return new Stance(
                box.centerX(), box.top(), box.bottom(), box.height(), aspect(box), micros);
    }

    static double aspect(Box box) {
        return box.height() / box.width();
    }

    /** After having been seen upright again. */
    Stance seen(Box box, long micros) {
        double elapsed = Math.min(1, (micros - atMicros) / 1e6);
        boolean lower = box.top() > top + 0.03 * height;
        double rate = elapsed / ((lower ? FOLLOWS_DOWN : FOLLOWS) + elapsed);
        // Parts are hidden more often than added: what is taller is nearer to the truth.
        double growth = box.height() > height && !lower ? Math.max(rate, 0.3) : rate;
        return new Stance(
                mix(x, box.centerX(), Math.max(growth, elapsed / (FOLLOWS + elapsed))),
                mix(top, box.top(), growth),
                mix(bottom, box.bottom(), growth),
                mix(height, box.height(), growth),
                mix(aspect, aspect(box), growth),
                micros);
    }

    private static double mix(double old, double now, double rate) {
        return old + rate * (now - old);
    }
}
