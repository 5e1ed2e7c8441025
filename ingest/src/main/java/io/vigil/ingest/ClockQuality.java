package io.vigil.ingest;

/** How far a frame's capture time can be trusted. */
public enum ClockQuality {
    /** The source's own time, as it was. */
    SOURCE,
    /** The source's time was out of line; the capture time was put in its place. */
    REPAIRED,
    /** The source gives no usable time; arrival time was taken. */
    ARRIVAL
}
