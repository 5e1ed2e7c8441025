package io.vigil.ingest.publish;

import java.util.function.Function;

/**
 * Which of a camera's frames may go out, and when. A recording's frames wait for credit; a live
 * camera's make room, oldest first, but {@link #FLOOR_NANOS} after the last frame one goes out
 * without credit: never to zero. Time is an argument; knows no threads.
 */
final class Outbox<F, N> {
    /** A live camera nobody keeps up with still shows one frame a second. */
    static final long FLOOR_NANOS = 1_000_000_000L;

    /** Nothing changes by time alone. */
    static final long NEVER = Long.MAX_VALUE;

    private final FrameQueue<F, N> queue;
    private final CreditWindow credits;
    private boolean live;
    private long lastSentNanos;

    /**
     * @param nowNanos monotonic time; the first frame needs no waiting
     */
    Outbox(CreditLimits limits, Function<F, Loss> loss, long nowNanos) {
        queue = new FrameQueue<>(limits.queue(), loss);
        credits = new CreditWindow(limits.window(), limits.components());
        lastSentNanos = nowNanos - FLOOR_NANOS;
    }

    /** Whether frames are lost when they wait too long; false until it is known. */
    void live(boolean live) {
        this.live = live;
    }

    boolean live() {
        return live;
    }

    boolean full() {
        return queue.full();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int queued() {
        return queue.frames();
    }

    int unprocessed() {
        return credits.unprocessed();
    }

    /** Takes a frame in, and returns the one that had to go for it, or null. */
    F offer(F frame) {
        return queue.offer(frame);
    }

    void note(N note) {
        queue.note(note);
    }

    void processed(String component, CreditWindow.Position position) {
        credits.processed(component, position);
    }

    void sent(CreditWindow.Position frame, long nowNanos) {
        credits.published(frame);
        lastSentNanos = nowNanos;
    }

    /** Removes and returns what may go out now, or null. */
    FrameQueue.Entry<F, N> poll(long nowNanos) {
        boolean held = queue.peek() instanceof FrameQueue.Shot<F, N> && waitNanos(nowNanos) > 0;
        return queue.isEmpty() || held ? null : queue.take();
    }

    /** Removes and returns the next entry, credit or not; null where there is none. */
    FrameQueue.Entry<F, N> pollRegardless() {
        return queue.isEmpty() ? null : queue.take();
    }

    /** In how many nanoseconds the head may go out without new credit; {@link #NEVER}. */
    long waitNanos(long nowNanos) {
        if (queue.isEmpty()) {
            return NEVER;
        }
        if (credits.open() || !(queue.peek() instanceof FrameQueue.Shot<F, N>)) {
            return 0;
        }
        return live ? Math.max(0, lastSentNanos + FLOOR_NANOS - nowNanos) : NEVER;
    }
}
