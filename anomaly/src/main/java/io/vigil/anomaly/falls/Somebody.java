package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;

/** Somebody whom the machine knows of, whether a tracker follows them or not. */
public sealed interface Somebody permits Body, Figure {
    /** Their number within the machine. */
    long id();

    /** As last seen, in pixels. */
    Box box();

    Lie lie();
}
