package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.operators.RawRecord;
import java.util.List;

/** A camera's log, read backwards. */
@FunctionalInterface
interface PastFrames {
    /** Knows nothing of the past. */
    PastFrames NONE = (raw, frame, count) -> List.of();

    /**
     * @param raw where {@code frame}, whose past is asked for, lies in the log
     * @param count how many there are at most before it in its epoch
     * @return the last {@code count} usable frames of its camera and epoch before it, or all where
     *     there are fewer, oldest first
     */
    List<Frame> before(RawRecord raw, Frame frame, int count);
}
