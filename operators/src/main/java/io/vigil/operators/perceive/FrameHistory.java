package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import io.vigil.operators.RawRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last frames of each camera, for detectors that look back. A cache: what it lacks is in the
 * log. Used by one thread.
 *
 * <p>The history of a frame is the last {@code length} frames of its epoch in the log before it,
 * counting only those whose sequence was greater than that of all before them.
 */
final class FrameHistory implements AutoCloseable {
    private final int length;
    private final PastFrames past;
    private final Map<String, Deque<DecodedFrame>> cameras = new HashMap<>();

    /**
     * @param length how many frames back, 0 or more
     * @param past where they are read when they are not here
     */
    FrameHistory(int length, PastFrames past) {
        this.length = length;
        this.past = past;
    }

    /**
     * The frames before {@code frame}, oldest first, each held for the caller; then remembers it.
     *
     * @param raw where {@code frame} lies in the log
     */
    List<DecodedFrame> before(RawRecord raw, DecodedFrame frame) {
        if (length == 0) {
            return List.of();
        }
        Frame next = frame.frame();
        Deque<DecodedFrame> known = cameras.get(next.camera());
        if (known == null) {
            PastScan before = past.before(raw, next, (int) Math.min(length, next.sequence()));
            if (before.overtaken()) {
                // Late or twice: tracking will not take it, so that its answer does not matter.
                return List.of();
            }
            known = new ArrayDeque<>();
            for (Frame earlier : before.found()) {
                known.addLast(new DecodedFrame(earlier));
            }
            cameras.put(next.camera(), known);
        }
        Frame last = known.isEmpty() ? null : known.getLast().frame();
        if (last != null && next.epoch() > last.epoch()) {
            known.forEach(DecodedFrame::release);
            known.clear();
        } else if (last != null && !isAfter(next, last)) {
            return List.of();
        }
        List<DecodedFrame> earlier = new ArrayList<>(known.size());
        known.forEach(held -> earlier.add(held.hold()));
        known.addLast(frame.hold());
        if (known.size() > length) {
            known.removeFirst().release();
        }
        return earlier;
    }

    private static boolean isAfter(Frame next, Frame last) {
        return next.epoch() == last.epoch() && next.sequence() > last.sequence();
    }

    @Override
    public void close() {
        cameras.values().forEach(frames -> frames.forEach(DecodedFrame::release));
        cameras.clear();
    }
}
