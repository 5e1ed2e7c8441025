package io.vigil.operators.perceive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What waits for a worker, handed out in batches in the order in which it came. Safe for use by
 * many threads.
 */
final class BatchQueue<T> {
    private final long waitNanos;
    private final Deque<T> waiting = new ArrayDeque<>();
    private boolean hurried;
    private boolean closed;

    /**
     * @param wait for how long a batch that is not full is held back
     */
    BatchQueue(Duration wait) {
        waitNanos = wait.toNanos();
    }

    synchronized void add(T item) {
        hurried = false;
        waiting.addLast(item);
        notifyAll();
    }

    /** Nothing more comes for now: batches go as they are. */
    synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    /** Hands out nothing more; what waits stays. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Waits for the first, then a little for more.
     *
     * @return 1 to {@code most}; none once it is closed
     */
    synchronized List<T> take(int most) throws InterruptedException {
        List<T> batch = new ArrayList<>(most);
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        move(batch, most);
        long end = System.nanoTime() + waitNanos;
        while (batch.size() < most && !hurried && !closed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
            move(batch, most);
        }
        return closed ? List.of() : batch;
    }

    private void move(List<T> batch, int most) {
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.removeFirst());
        }
    }
}
