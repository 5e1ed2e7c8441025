package io.vigil.deploy.run;

import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.SourceEnded;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Follows the committed tracks and knows which cameras have ended. */
public final class EndWatch implements AutoCloseable {
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong records = new AtomicLong();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread;

    private EndWatch(String bootstrap, String tracksTopic, Collection<String> cameras) {
        waiting.addAll(cameras);
        thread = new Thread(() -> follow(bootstrap, tracksTopic), "end-watch");
        thread.setDaemon(true);
    }

    /** Follows the topic from its beginning. */
    public static EndWatch start(String bootstrap, String tracksTopic, Collection<String> cameras) {
        EndWatch watch = new EndWatch(bootstrap, tracksTopic, cameras);
        watch.thread.start();
        return watch;
    }

    /** Whether the end of every camera has been committed. */
    public boolean allEnded() {
        return waiting.isEmpty();
    }

    /** Committed records read so far. */
    public long records() {
        return records.get();
    }

    /**
     * Waits until more than {@code before} records have been read.
     *
     * @throws IllegalStateException if that takes longer than {@code patience}
     */
    public void awaitMore(long before, Duration patience) throws InterruptedException {
        await(() -> records() > before, patience);
    }

    /**
     * Waits until every camera has ended.
     *
     * @throws IllegalStateException if that takes longer than {@code patience}
     */
    public void awaitEnd(Duration patience) throws InterruptedException {
        await(this::allEnded, patience);
    }

    /**
     * As {@link #awaitEnd(Duration)}.
     *
     * @param check run now and then while it is waited for; throws where the end cannot come
     */
    public void awaitEnd(Duration patience, Runnable check) throws InterruptedException {
        await(
                () -> {
                    check.run();
                    return allEnded();
                },
                patience);
    }

    private void await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "After %d min these cameras have not ended: %s; %d records were committed"
                                .formatted(patience.toMinutes(), waiting, records()));
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        stopping.set(true);
        try {
            thread.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(String bootstrap, String topic) {
        TrackRecordCodec codec = new TrackRecordCodec();
        try (TopicTail tail = new TopicTail(bootstrap, topic, true, true)) {
            while (!stopping.get()) {
                tail.poll(
                        Duration.ofMillis(100),
                        record -> {
                            records.incrementAndGet();
                            if (codec.decode(record.value()) instanceof SourceEnded end) {
                                waiting.remove(end.camera());
                            }
                        });
            }
        }
    }
}
