package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.operators.RawRecord;

/** A camera's log, read backwards. */
@FunctionalInterface
interface PastFrames {
    /** Knows nothing of the past. */
    PastFrames NONE = (raw, frame, count) -> new PastScan(frame, count);

    /**
     * @param raw where {@code frame}, whose past is asked for, lies in the log
     * @param count how many there are at most before it in its epoch
     * @return what is found by going back far enough
     */
    PastScan before(RawRecord raw, Frame frame, int count);
}
