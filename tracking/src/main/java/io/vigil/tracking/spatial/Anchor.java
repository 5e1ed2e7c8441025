package io.vigil.tracking.spatial;

/** Which point of an object decides where it is. */
public enum Anchor {
    /**
     * The middle of the box's lower edge, clipped to the image: about where it touches the ground.
     */
    BOTTOM_CENTER,
    /** The middle of the box, as several other tools count. */
    CENTER,
    /** All four corners have to be on one side, as supervision's line counter has it. */
    CORNERS
}
