package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import java.util.List;

/** A camera's log, read backwards. */
@FunctionalInterface
interface PastFrames {
    /** Knows nothing of the past. */
    PastFrames NONE = (frame, partition, offset, count) -> List.of();

    /**
     * @param frame whose past is asked for; it lies at {@code offset} of {@code partition}
     * @return the last {@code count} usable frames of its camera and epoch before it, or all where
     *     there are fewer, oldest first
     */
    List<Frame> before(Frame frame, int partition, long offset, int count);
}
