package io.vigil.ingest.capture;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Reads a source in a thread of its own and keeps its latest images, so that nothing backs up in
 * the camera or the network while the reader is busy. What is not taken in time is dropped, oldest
 * first, and counted.
 */
final class BufferedSource implements FrameSource {
    /** Reason under which images that nobody took in time are counted. */
    static final String NOT_TAKEN = "not-taken";

    /** Enough to ride out a short pause, few enough for 4K: 100 MB. */
    private static final int CAPACITY = 4;

    private static final long CLOSE_MILLIS = 2000;

    /** An image with what the inner source had shed before it. */
    private record Held(Captured captured, Map<String, Long> shed) {}

    private final FrameSource inner;
    private final Pace pace;
    private final Thread thread;
    private final ArrayDeque<Held> waiting = new ArrayDeque<>();
    private final ArrayDeque<Mat> free = new ArrayDeque<>();
    private Mat lent;
    private long dropped;
    private long droppedBefore;
    private Map<String, Long> innerShed = Map.of();
    private Map<String, Long> shedAtEnd = Map.of();
    private boolean ended;
    private SourceException failure;
    private RuntimeException bug;
    private boolean closed;

    /**
     * @param paced whether the inner source delivers faster than its own time and has to be held
     *     back to it
     */
    BufferedSource(String camera, FrameSource inner, boolean paced) {
        this.inner = inner;
        this.pace = paced ? new Pace() : null;
        this.thread = new Thread(this::read, "capture-" + camera);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (inner) {
            Captured captured = inner.next();
            while (captured != null && awaitDue(captured)) {
                offer(captured);
                captured = inner.next();
            }
            end(null, null);
        } catch (SourceException broken) {
            end(broken, null);
        } catch (RuntimeException unexpected) {
            end(null, unexpected);
        }
    }

    private synchronized void end(SourceException broken, RuntimeException unexpected) {
        ended = true;
        failure = broken;
        bug = unexpected;
        shedAtEnd = inner.shed();
        notifyAll();
    }

    /** False once the source is closed. */
    private synchronized boolean awaitDue(Captured captured) {
        if (pace != null) {
            long due = System.nanoTime() + 1000 * pace.waitMicros(captured.sourceMicros(), clock());
            for (long left = due - System.nanoTime();
                    left > 0 && !closed;
                    left = due - System.nanoTime()) {
                waitFor(left);
            }
        }
        return !closed;
    }

    private static long clock() {
        return System.nanoTime() / 1000;
    }

    private void waitFor(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void offer(Captured captured) {
        // The copy is made outside the lock; the inner source overwrites its image.
        Mat copy = spare();
        captured.image().copyTo(copy);
        long arrival = pace == null ? captured.arrivalMicros() : Sources.nowMicros();
        synchronized (this) {
            if (waiting.size() == CAPACITY) {
                free.add(waiting.remove().captured().image());
                dropped++;
            }
            Captured own = new Captured(captured.sourceMicros(), arrival, copy);
            waiting.add(new Held(own, inner.shed()));
            notifyAll();
        }
    }

    private synchronized Mat spare() {
        Mat spare = free.poll();
        return spare == null ? new Mat() : spare;
    }

    @Override
    public synchronized Captured next() throws SourceException {
        if (lent != null) {
            free.add(lent);
            lent = null;
        }
        while (waiting.isEmpty() && !ended && !closed) {
            waitFor(TimeUnit.SECONDS.toNanos(1));
        }
        droppedBefore = dropped;
        if (closed) {
            return null;
        }
        if (!waiting.isEmpty()) {
            Held held = waiting.remove();
            innerShed = held.shed();
            lent = held.captured().image();
            return held.captured();
        }
        innerShed = shedAtEnd;
        if (failure != null) {
            throw failure;
        }
        if (bug != null) {
            throw bug;
        }
        return null;
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public long originMicros() {
        return inner.originMicros();
    }

    @Override
    public synchronized Map<String, Long> shed() {
        Map<String, Long> all = new TreeMap<>(innerShed);
        if (droppedBefore > 0) {
            all.put(NOT_TAKEN, droppedBefore);
        }
        return all;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (inner instanceof Interruptible waiter) {
            waiter.interrupt();
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
