package io.vigil.ingest.publish;

import java.util.ArrayList;
import java.util.List;

/**
 * What one camera has for its log, in order. Holds a bounded number of frames; the oldest of them
 * gives way to a {@link Gap} in the same place, so that whoever reads learns of every frame in the
 * order of capture. Knows neither threads nor clocks.
 *
 * @param <F> a frame
 * @param <N> a note between frames, never dropped
 */
final class FrameQueue<F, N> {
    /** An entry, in the order of capture. */
    sealed interface Entry<F, N> {}

    /** A frame that is still to be published. */
    record Shot<F, N>(F frame) implements Entry<F, N> {}

    /** What happened between two frames. */
    record Note<F, N>(N note) implements Entry<F, N> {}

    /** Frames in succession that were dropped, as one. */
    record Gap<F, N>(Loss loss) implements Entry<F, N> {}

    private final int capacity;
    private final java.util.function.Function<F, Loss> loss;
    private final List<Entry<F, N>> entries = new ArrayList<>();
    private int frames;

    /**
     * @param capacity frames to hold, at least 1
     * @param loss what is lost with a frame
     */
    FrameQueue(int capacity, java.util.function.Function<F, Loss> loss) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A frame queue needs room for at least 1 frame, but had " + capacity);
        }
        this.capacity = capacity;
        this.loss = loss;
    }

    boolean full() {
        return frames == capacity;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int frames() {
        return frames;
    }

    /**
     * Takes a frame in; where there is no room, the oldest one goes.
     *
     * @return the frame that went, or null
     */
    F offer(F frame) {
        F dropped = full() ? dropOldest() : null;
        entries.add(new Shot<>(frame));
        frames++;
        return dropped;
    }

    void note(N note) {
        entries.add(new Note<>(note));
    }

    /** The next entry, or null. */
    Entry<F, N> peek() {
        return entries.isEmpty() ? null : entries.get(0);
    }

    /** Removes and returns the next entry; there must be one. */
    Entry<F, N> take() {
        Entry<F, N> head = entries.remove(0);
        if (head instanceof Shot<F, N>) {
            frames--;
        }
        return head;
    }

    /** Drops the oldest frame, of which there must be one, and returns it. */
    F dropOldest() {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Shot<F, N> shot) {
                Loss lost = loss.apply(shot.frame());
                if (i > 0 && entries.get(i - 1) instanceof Gap<F, N> gap) {
                    entries.remove(i);
                    entries.set(i - 1, new Gap<>(gap.loss().then(lost)));
                } else {
                    entries.set(i, new Gap<>(lost));
                }
                frames--;
                return shot.frame();
            }
        }
        throw new IllegalStateException("The queue holds no frame to drop");
    }
}
