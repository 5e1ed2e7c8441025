package io.vigil.ingest.publish;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.Progress;
import io.vigil.ingest.SourceBeat;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.SourceName;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One camera from its source to its log: a thread that reads and a thread that writes. */
final class CameraIngest {
    private static final Logger LOG = LoggerFactory.getLogger(CameraIngest.class);
    private static final Duration READER_PATIENCE = Duration.ofSeconds(5);

    private final CameraConfig config;
    private final CameraPosition from;
    private final CameraQueue queue;
    private final CameraReader reader;
    private final CameraWriter writer;
    private final Thread reading;
    private final Thread writing;
    private final CountDownLatch over = new CountDownLatch(1);

    private volatile String failure = "";

    CameraIngest(
            CameraConfig config,
            AcceptedRules rules,
            CreditLimits credits,
            SourceOpener opener,
            CameraPosition from,
            FramePublisher publisher) {
        this.config = config;
        this.from = from;
        MatPool pool = new MatPool();
        ContentTime contentTime = new ContentTime(from.capturedAtMicros());
        queue = new CameraQueue(credits, pool);
        reader = new CameraReader(config, opener, from, queue, pool, contentTime);
        writer = new CameraWriter(config, rules, from, queue, pool, contentTime, publisher);
        reading = thread(reader::run, "read");
        writing = thread(this::write, "write");
    }

    private Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "vigil-%s-%s".formatted(name, config.id()));
        thread.setDaemon(true);
        return thread;
    }

    /** A recording that its log holds to the end is not read again. */
    void start() {
        if (readAlready()) {
            over.countDown();
        } else {
            reading.start();
            writing.start();
        }
    }

    private boolean readAlready() {
        return from.ended().equals(SourceEnded.END_OF_FILE);
    }

    private void write() {
        try {
            writer.run();
        } catch (InterruptedException stop) {
            failure = "stopped before its last records were in the log";
        } catch (RuntimeException | LinkageError ours) {
            String message = ours.getMessage() == null ? ours.toString() : ours.getMessage();
            failure = SourceName.scrubbed(message, config.source());
            LOG.error("Camera {} fails: {} at {}", config.id(), failure, ours.getStackTrace());
            queue.stop();
            reader.stop(reading);
        } finally {
            over.countDown();
        }
    }

    void processed(Progress progress) {
        queue.processed(
                progress.component(),
                new CreditWindow.Position(progress.epoch(), progress.sequence()));
    }

    /** Asks for the end; {@link #await} waits for it. */
    void stop() {
        // The reader first: it must not take the room that a stopped queue has for the file's end.
        reader.stop(reading);
        queue.stop();
    }

    /**
     * @return whether the camera is over, with its log complete as far as it will be
     */
    boolean await(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the threads, done or not. */
    void abandon() throws InterruptedException {
        stop();
        if (!await(READER_PATIENCE)) {
            // The source does not let go of its thread: the log's end must not wait for it.
            queue.note(new Note.Ended(SourceEnded.STOPPED));
            if (!await(READER_PATIENCE)) {
                writing.interrupt();
            }
        }
    }

    CameraStatus status() {
        int[] depths = queue.depths();
        CameraPosition position = writer.position();
        return new CameraStatus(
                config.id(),
                state(),
                queue.live(),
                position.epoch(),
                position.sequence(),
                position.capturedAtMicros(),
                CameraLedger.of(position),
                reader.framesPerSecond(),
                reader.skewMicros(),
                depths[0],
                depths[1],
                failure.isEmpty() ? reader.error() : failure);
    }

    /** What is said of the camera each second. */
    SourceBeat beat() {
        CameraPosition position = writer.position();
        return new SourceBeat(
                config.id(),
                SourceBeat.State.valueOf(state().name()),
                reader.timedByArrival(),
                position.epoch(),
                position.sequence(),
                Math.max(0, position.capturedAtMicros()),
                reader.silentMicros(),
                failure.isEmpty() ? reader.error() : failure);
    }

    private CameraStatus.State state() {
        if (readAlready()) {
            return CameraStatus.State.ENDED;
        } else if (!failure.isEmpty()) {
            return CameraStatus.State.FAILED;
        } else if (reader.upToItsEnd() && over.getCount() > 0) {
            // Read to the end, but not all of it is in the log yet.
            return CameraStatus.State.UP;
        } else if (writer.abandoned()) {
            return CameraStatus.State.STOPPED;
        } else {
            return reader.state();
        }
    }
}
