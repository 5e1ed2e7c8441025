package io.vigil.ingest.memory;

/**
 * A rectangle that is taken for one object, in pixels of the reduced image.
 *
 * @param fill share of it that is foreground, in (0, 1]
 * @param certainty how sure it is one whole object, in [0, 1]
 */
record Piece(double left, double top, double right, double bottom, double fill, double certainty) {
    static Piece whole(Patch patch, double certainty) {
        return new Piece(
                patch.left(), patch.top(), patch.right(), patch.bottom(), patch.fill(), certainty);
    }
}
