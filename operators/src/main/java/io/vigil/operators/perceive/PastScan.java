package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Picks a frame's past out of the frames of its camera, given in the order of the log. */
final class PastScan {
    /** A process that lives on after its epoch writes fewer frames than this. */
    private static final int SURELY_BEFORE = 64;

    private final Frame next;
    private final int count;
    private final Deque<Frame> last = new ArrayDeque<>();
    private int ofEarlierEpochs;
    private boolean overtaken;

    PastScan(Frame next, int count) {
        this.next = next;
        this.count = count;
    }

    void see(Frame frame) {
        if (frame.epoch() < next.epoch()) {
            ofEarlierEpochs++;
        } else if (frame.epoch() > next.epoch() || frame.sequence() >= next.sequence()) {
            overtaken = true;
        } else if (last.isEmpty() || frame.sequence() > last.getLast().sequence()) {
            last.addLast(frame);
            if (last.size() > count) {
                last.removeFirst();
            }
        }
    }

    /** Whether looking further back would add nothing. */
    boolean complete() {
        return last.size() == count || ofEarlierEpochs >= SURELY_BEFORE;
    }

    /** Whether a frame that is not before it lies before it in the log: it comes late or twice. */
    boolean overtaken() {
        return overtaken;
    }

    /** The last {@code count} frames of its epoch, or all where there are fewer, oldest first. */
    List<Frame> found() {
        return List.copyOf(last);
    }
}
