package io.vigil.tracking.counting;

/** All that is remembered of a camera's open windows. */
public record CountingState() {
    public static final CountingState EMPTY = new CountingState();
}
