package io.vigil.tracking.simulation;

/** Paints what does not move. */
@FunctionalInterface
interface Backdrop {
    void paint(Painter painter, int width, int height);
}
