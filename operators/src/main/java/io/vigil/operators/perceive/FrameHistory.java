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
 * counting only those whose sequence was greater than that of all before them. A camera that comes
 * to need a longer one has it from the next frame on, and one that needs none costs nothing.
 */
final class FrameHistory implements AutoCloseable {
    private final PastFrames past;
    private final Map<String, Held> cameras = new HashMap<>();

    /** The last frames of a camera, {@code length} of them or all. */
    private record Held(int length, Deque<DecodedFrame> frames) {
        void release() {
            frames.forEach(DecodedFrame::release);
            frames.clear();
        }
    }

    /**
     * @param past where they are read when they are not here
     */
    FrameHistory(PastFrames past) {
        this.past = past;
    }

    /**
     * The frames before {@code frame}, oldest first, each held for the caller; then remembers it.
     *
     * @param raw where {@code frame} lies in the log
     * @param length how many frames back, 0 or more
     */
    List<DecodedFrame> before(RawRecord raw, DecodedFrame frame, int length) {
        Frame next = frame.frame();
        Deque<DecodedFrame> known = known(next.camera(), length);
        if (length == 0) {
            return List.of();
        }
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
            cameras.put(next.camera(), new Held(length, known));
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

    /** Null where frames may be missing from it. */
    private Deque<DecodedFrame> known(String camera, int length) {
        Held held = cameras.get(camera);
        if (held == null) {
            return null;
        }
        if (held.length() < length || length == 0) {
            held.release();
            cameras.remove(camera);
            return null;
        }
        if (held.length() > length) {
            while (held.frames().size() > length) {
                held.frames().removeFirst().release();
            }
            cameras.put(camera, new Held(length, held.frames()));
        }
        return held.frames();
    }

    private static boolean isAfter(Frame next, Frame last) {
        return next.epoch() == last.epoch() && next.sequence() > last.sequence();
    }

    @Override
    public void close() {
        cameras.values().forEach(Held::release);
        cameras.clear();
    }
}
