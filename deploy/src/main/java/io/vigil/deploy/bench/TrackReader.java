package io.vigil.deploy.bench;

import io.vigil.deploy.run.TopicTail;
import io.vigil.sinks.wire.TrackRecordCodec;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A consumer of the tracks, in a thread of its own. */
final class TrackReader implements AutoCloseable {
    /**
     * @param appendedMillis when the broker took it
     * @param processed frames by then
     */
    record Progress(long appendedMillis, long processed) {}

    /**
     * The first track of a frame as its reader got it.
     *
     * @param capturedMicros since 1970
     * @param readMicros since 1970
     */
    record Seen(long capturedMicros, long readMicros) {
        double millis() {
            return (readMicros - capturedMicros) / 1000.0;
        }
    }

    private final TrackRecordCodec codec = new TrackRecordCodec();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final List<Progress> progress = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Thread thread;
    private long lastSequence = -1;

    private TrackReader(VigilRun run, boolean committedOnly) {
        thread =
                new Thread(
                        () -> follow(run, committedOnly),
                        committedOnly ? "committed-tracks" : "tracks");
        thread.setDaemon(true);
    }

    static TrackReader start(VigilRun run, boolean committedOnly) {
        TrackReader reader = new TrackReader(run, committedOnly);
        reader.thread.start();
        return reader;
    }

    synchronized List<Progress> progress() {
        return List.copyOf(progress);
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void follow(VigilRun run, boolean committedOnly) {
        try (TopicTail tail = new TopicTail(run.bootstrap(), run.tracks(), committedOnly, true)) {
            while (!stopping.get()) {
                tail.poll(Duration.ofMillis(100), this::read);
            }
        }
    }

    private synchronized void read(ConsumerRecord<String, byte[]> entry) {
        Instant now = Instant.now();
        TrackRecord record = codec.decode(entry.value());
        if (record instanceof LedgerUpdate update) {
            progress.add(new Progress(entry.timestamp(), update.ledger().processed()));
        } else if (record instanceof Track track && track.sequence() > lastSequence) {
            lastSequence = track.sequence();
            long readMicros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
            seen.add(new Seen(track.capturedAtMicros(), readMicros));
        }
    }

    @Override
    public void close() {
        stopping.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
