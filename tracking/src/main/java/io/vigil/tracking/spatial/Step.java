package io.vigil.tracking.spatial;

import io.vigil.tracking.Box;

/**
 * The way of a track's anchor from one sighting to the next.
 *
 * @param from the same as {@code to} where the track begins
 * @param limit how far it may get, in pixels; beyond it, it is a jump that nothing makes
 * @param path whether it is a way at all
 */
record Step(Spot from, Spot to, double limit, boolean path) {
    /** How far things get, in diagonals of their box: a small car at 200 km/h makes 15 a second. */
    private static final double DIAGONALS_PER_SECOND = 15;

    /** A box may tremble by that much, in diagonals, whatever time there is. */
    private static final double TREMBLE = 0.5;

    static Step between(Spot from, Spot to, double diagonal) {
        double seconds = (to.micros() - from.micros()) * 1e-6;
        double limit = diagonal * (TREMBLE + DIAGONALS_PER_SECOND * seconds);
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        return new Step(from, to, limit, dx * dx + dy * dy <= limit * limit);
    }

    static Step first(Spot at) {
        return new Step(at, at, 0, false);
    }

    static double diagonal(Box box) {
        return Math.sqrt(box.width() * box.width() + box.height() * box.height());
    }

    double seconds() {
        return (to.micros() - from.micros()) * 1e-6;
    }
}
