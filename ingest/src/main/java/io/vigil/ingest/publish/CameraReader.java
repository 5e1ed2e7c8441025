package io.vigil.ingest.publish;

import io.vigil.ingest.CameraClock;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.CameraPosition;
import io.vigil.ingest.ClockReading;
import io.vigil.ingest.ClockState;
import io.vigil.ingest.SourceEnded;
import io.vigil.ingest.SourceName;
import io.vigil.ingest.capture.Backoff;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameShaper;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.Sampling;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.Sources;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.Observation;
import io.vigil.ingest.memory.SceneMemory;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one camera: clock, sampling, masks, memory, epoch and sequence. A recording is read from
 * its start, so that clock and memory are what they were, and what its log already holds is not
 * queued again.
 */
final class CameraReader {
    private static final Logger LOG = LoggerFactory.getLogger(CameraReader.class);

    private final CameraConfig config;
    private final SourceOpener opener;
    private final CameraPosition from;
    private final CameraQueue queue;
    private final MatPool pool;
    private final ContentTime contentTime;
    private final Rate rate = new Rate();
    private final Backoff backoff;
    private final FrameShaper shaper;

    private volatile boolean stopping;
    private volatile FrameSource current;
    private volatile CameraStatus.State state = CameraStatus.State.CONNECTING;
    private volatile boolean upToItsEnd;
    private volatile String error = "";
    private volatile long skewMicros;
    private volatile boolean timedByArrival;
    private volatile boolean seen;
    private volatile long seenNanos;

    private ClockState clock;
    private Sampling sampling;
    private Map<String, Long> lost = Map.of();
    private SceneMemory memory;
    private long loggedThrough;
    private long epoch;
    private long sequence = -1;
    private boolean opening;
    private int late;
    private int failures;

    CameraReader(
            CameraConfig config,
            SourceOpener opener,
            CameraPosition from,
            CameraQueue queue,
            MatPool pool,
            ContentTime contentTime) {
        this.config = config;
        this.opener = opener;
        this.from = from;
        this.queue = queue;
        this.pool = pool;
        this.contentTime = contentTime;
        this.epoch = from.epoch();
        this.memory = new SceneMemory(MemoryConfig.of(config));
        this.loggedThrough = from.sequence();
        this.backoff = Backoff.of(config.id(), config.retries());
        this.shaper = new FrameShaper(config);
        this.timedByArrival = Sources.live(config);
    }

    /** Reads until the source has ended, cannot be read, or {@link #stop} is called. */
    void run() {
        String reason;
        CameraStatus.State end;
        try {
            readWhateverComes();
            end = stopping ? CameraStatus.State.STOPPED : CameraStatus.State.ENDED;
            reason = stopping ? SourceEnded.STOPPED : SourceEnded.END_OF_FILE;
        } catch (SourceException unreadable) {
            end = stopping ? CameraStatus.State.STOPPED : CameraStatus.State.UNREADABLE;
            reason = stopping ? SourceEnded.STOPPED : said(unreadable);
        } catch (InterruptedException stop) {
            end = CameraStatus.State.STOPPED;
            reason = SourceEnded.STOPPED;
        } catch (Exception | LinkageError ours) {
            end = CameraStatus.State.FAILED;
            reason = said(ours);
            // Not the exception itself: what it says may hold the source's password.
            LOG.error("Camera {} fails: {} at {}", config.id(), reason, ours.getStackTrace());
        }
        if (end == CameraStatus.State.UNREADABLE || end == CameraStatus.State.FAILED) {
            error = reason;
        }
        upToItsEnd = state == CameraStatus.State.UP;
        state = end;
        queue.note(new Note.Ended(reason));
    }

    /** Ends {@link #run}, from another thread. */
    void stop(Thread reading) {
        stopping = true;
        FrameSource open = current;
        if (open != null) {
            open.close();
        }
        reading.interrupt();
    }

    private void readWhateverComes() throws SourceException, InterruptedException {
        boolean down = false;
        awaitCamera();
        while (!stopping) {
            try (FrameSource source = opener.open(config)) {
                current = source;
                state = CameraStatus.State.UP;
                down = false;
                read(source);
                return;
            } catch (SourceException broken) {
                failures++;
                if (stopping || !broken.retryable() || !backoff.allows(failures)) {
                    throw broken;
                }
                error = said(broken);
                state = CameraStatus.State.DOWN;
                LOG.warn("Camera {} is down: {}", config.id(), error);
                if (!down) {
                    queue.note(new Note.Down(error));
                    down = true;
                }
                awaitCamera();
                Thread.sleep(backoff.delay(failures).toMillis());
            } finally {
                current = null;
            }
        }
    }

    /** Until a camera is there, its content time goes on without it; a recording's does not. */
    private void awaitCamera() {
        if (timedByArrival) {
            queue.live(true);
            contentTime.await(Sources.nowMicros(), System.nanoTime());
        }
    }

    private void read(FrameSource source) throws SourceException, InterruptedException {
        boolean file = source.originMicros() != -1;
        timedByArrival = !file;
        queue.live(source.live());
        sampling = Sampling.at(config.framesPerSecond());
        lost = Map.of();
        if (file) {
            startFile(source.originMicros());
        } else {
            clock = clock == null ? ClockState.live(from.capturedAtMicros()) : clock.restarted();
        }
        try {
            for (Captured captured = source.next();
                    captured != null && !stopping;
                    captured = source.next()) {
                failures = 0;
                seenNanos = System.nanoTime();
                seen = true;
                countLost(source.shed(), file);
                ClockReading reading =
                        CameraClock.read(clock, captured.sourceMicros(), captured.arrivalMicros());
                clock = reading.state();
                skewMicros = reading.skewMicros();
                opening |= reading.newEpoch();
                if (sampling.keeps(reading.capturedAtMicros())) {
                    sampling = sampling.kept(reading.capturedAtMicros());
                    take(shaper.shape(captured.image()), reading, file);
                }
            }
        } finally {
            countLost(source.shed(), file);
        }
    }

    private void startFile(long originMicros) throws SourceException {
        if (from.epoch() > 0) {
            throw new SourceException(
                    "Camera %s: its log has %d epochs of a live camera; give the file an id of its own"
                            .formatted(config.id(), from.epoch() + 1),
                    false,
                    null);
        }
        clock = ClockState.file(originMicros);
        memory = new SceneMemory(MemoryConfig.of(config));
        sequence = -1;
        opening = epoch < 0;
    }

    /** What the source itself could not hand over since the image before. */
    private void countLost(Map<String, Long> now, boolean file) {
        now.forEach(
                (reason, total) -> {
                    long frames = total - lost.getOrDefault(reason, 0L);
                    if (frames > 0 && !reason.equals(Sampling.SAMPLED)) {
                        // They take their numbers, so that a recording's stay those of its frames.
                        sequence += frames;
                        if (!file || sequence > loggedThrough) {
                            Loss loss = new Loss(frames, sequence, CameraMotion.NONE);
                            queue.note(new Note.Lost(reason, loss));
                        }
                    }
                });
        lost = Map.copyOf(now);
    }

    private void take(Mat image, ClockReading reading, boolean file) throws InterruptedException {
        rate.count(System.nanoTime());
        boolean admitted = file || contentTime.admit(reading.capturedAtMicros(), System.nanoTime());
        if (opening && admitted) {
            epoch++;
            sequence = -1;
            opening = false;
            queue.note(new Note.Opened(epoch, reading.capturedAtMicros()));
        }
        sequence++;
        Observation observation = memory.observe(image, reading.capturedAtMicros());
        Shot shot = new Shot(epoch, sequence, reading, image, observation);
        if (!admitted) {
            tooLate(shot);
        } else if (!file || sequence > loggedThrough) {
            late = 0;
            loggedThrough = sequence;
            queue.offer(shot.with(pool.copyOf(image)));
        }
    }

    /** A source that stays behind the heartbeats has stood still: its time starts anew. */
    private void tooLate(Shot shot) {
        queue.note(new Note.Lost(CameraLedger.LATE, shot.loss()));
        if (++late >= CameraClock.JUMP_FRAMES) {
            clock = ClockState.live(contentTime.floorMicros());
            late = 0;
        }
    }

    private String said(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return SourceName.scrubbed(message, config.source());
    }

    CameraStatus.State state() {
        return state;
    }

    /** Whether it is over, and was being read until then. */
    boolean upToItsEnd() {
        return upToItsEnd;
    }

    String error() {
        return error;
    }

    /** Whether capture times follow the wall clock. */
    boolean timedByArrival() {
        return timedByArrival;
    }

    /**
     * Since the source delivered its last image, in microseconds; -1 where it has delivered none.
     */
    long silentMicros() {
        return seen ? (System.nanoTime() - seenNanos) / 1000 : -1;
    }

    long skewMicros() {
        return skewMicros;
    }

    double framesPerSecond() {
        return rate.perSecond(System.nanoTime());
    }
}
