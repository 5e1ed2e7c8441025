package io.vigil.tracking.spatial;

import io.vigil.tracking.Box;

/** Which point of an object decides where it is. */
public enum Anchor {
    /**
     * The middle of the box's lower edge, clipped to the image: about where it touches the ground.
     */
    BOTTOM_CENTER,
    /** The middle of the box, as several other tools count. */
    CENTER,
    /**
     * All four corners have to be on one side, as supervision's line counter has it: a box that
     * straddles the line or reaches beyond its ends is passed over, and the first that does not is
     * counted at once. There is no band and no time to settle, so a box that swings over the line
     * is counted each time. A zone is entered once all four are in it, and left once one is not.
     */
    CORNERS;

    /** So far is an anchor kept from the image's border, in pixels, that a zone can hold it. */
    private static final double INSET = 1e-3;

    double x(Box box, int width) {
        return clipped(box.centerX(), width);
    }

    double y(Box box, int height) {
        return clipped(this == BOTTOM_CENTER ? box.bottom() : box.centerY(), height);
    }

    private static double clipped(double at, int size) {
        return Math.min(size - INSET, Math.max(INSET, at));
    }
}
