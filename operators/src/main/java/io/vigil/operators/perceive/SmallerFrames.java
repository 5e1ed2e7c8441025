package io.vigil.operators.perceive;

import java.util.ArrayDeque;
import java.util.Deque;

/** The frames looked at last, so that their smaller copies are made once. Used by one thread. */
final class SmallerFrames implements AutoCloseable {
    /** As many as are looked back at, in half a second and at ten frames a second. */
    private static final int MOST = 12;

    private final Deque<SmallerFrame> frames = new ArrayDeque<>();

    SmallerFrame of(FrameView view) {
        for (SmallerFrame frame : frames) {
            if (frame.isOf(view)) {
                return frame;
            }
        }
        if (frames.size() == MOST) {
            frames.removeFirst().close();
        }
        SmallerFrame frame = new SmallerFrame(view);
        frames.addLast(frame);
        return frame;
    }

    @Override
    public void close() {
        frames.forEach(SmallerFrame::close);
        frames.clear();
    }
}
