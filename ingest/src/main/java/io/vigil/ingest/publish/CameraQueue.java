package io.vigil.ingest.publish;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** An {@link Outbox} between the thread that reads a camera and the one that writes its log. */
final class CameraQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Outbox<Shot, Note> outbox;
    private final MatPool pool;
    private boolean stopping;

    CameraQueue(CreditLimits limits, MatPool pool) {
        this.outbox = new Outbox<>(limits, Shot::loss, System.nanoTime());
        this.pool = pool;
    }

    /** Takes a frame in; a recording waits for room, a live camera makes it. */
    void offer(Shot shot) throws InterruptedException {
        Shot dropped;
        lock.lock();
        try {
            while (!outbox.live() && outbox.full() && !stopping) {
                changed.await();
            }
            // A recording that is stopped goes on here another time: its frame is not lost.
            dropped = stopping && !outbox.live() ? shot : outbox.offer(shot);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (dropped != null) {
            pool.giveBack(dropped.image());
        }
    }

    void note(Note note) {
        change(() -> outbox.note(note));
    }

    void live(boolean live) {
        change(() -> outbox.live(live));
    }

    void processed(String component, CreditWindow.Position position) {
        change(() -> outbox.processed(component, position));
    }

    void sent(CreditWindow.Position frame) {
        change(() -> outbox.sent(frame, System.nanoTime()));
    }

    /** From now on nothing waits for credit. */
    void stop() {
        change(() -> stopping = true);
    }

    /** What comes out of the queue. */
    record Taken(FrameQueue.Entry<Shot, Note> entry, boolean credited) {}

    /**
     * Waits for what may go out next; where there is nothing at all, for at most {@code
     * patienceNanos}.
     *
     * @return the entry and whether it had credit, which it lacks only once stopped; null where
     *     there is nothing
     */
    Taken take(long patienceNanos) throws InterruptedException {
        long deadline = System.nanoTime() + patienceNanos;
        lock.lock();
        try {
            while (true) {
                long now = System.nanoTime();
                FrameQueue.Entry<Shot, Note> entry = outbox.poll(now);
                boolean credited = entry != null;
                if (entry == null && stopping) {
                    entry = outbox.pollRegardless();
                }
                if (entry != null) {
                    changed.signalAll();
                    return new Taken(entry, credited);
                }
                long patience = outbox.isEmpty() ? deadline - now : outbox.waitNanos(now);
                if (patience <= 0) {
                    return null;
                }
                changed.awaitNanos(patience);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Frames that wait for credit, and frames that are published and not processed. */
    int[] depths() {
        lock.lock();
        try {
            return new int[] {outbox.queued(), outbox.unprocessed()};
        } finally {
            lock.unlock();
        }
    }

    boolean live() {
        lock.lock();
        try {
            return outbox.live();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
