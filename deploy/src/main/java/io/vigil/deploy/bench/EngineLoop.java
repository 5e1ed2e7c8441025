package io.vigil.deploy.bench;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.sinks.file.Latency;
import java.time.Duration;
import java.util.List;

/** Vigil end to end, measured by what its readers get. */
final class EngineLoop {
    private static final Duration START = Duration.ofSeconds(60);
    private static final long TICK_MILLIS = 200;

    private final DeploymentConfig config;

    EngineLoop(DeploymentConfig config) {
        this.config = config;
    }

    /**
     * @param committed at a reader of read_committed
     * @param uncommitted at a reader of read_uncommitted
     */
    record Latencies(Latency committed, Latency uncommitted) {}

    /** Frames from capture to committed records, by the times at which the broker took these. */
    Measured throughput(Spans spans) throws Exception {
        try (VigilRun run = VigilRun.start(config);
                TrackReader reader = TrackReader.start(run, true)) {
            run.startCameras();
            awaitFirst(run, reader);
            watch(run, spans.warmUp());
            ProcessTime start = ProcessTime.now();
            watch(run, spans.measured());
            ProcessTime end = ProcessTime.now();
            // What was processed by now is committed with the next checkpoint.
            watch(run, config.flink().checkpointInterval().multipliedBy(3));
            List<TrackReader.Progress> within =
                    reader.progress().stream()
                            .filter(p -> p.appendedMillis() >= start.wallMillis())
                            .filter(p -> p.appendedMillis() <= end.wallMillis())
                            .toList();
            return measured(within, start, end);
        }
    }

    private static Measured measured(
            List<TrackReader.Progress> within, ProcessTime start, ProcessTime end) {
        if (within.size() < 2) {
            throw new IllegalStateException(
                    "Fewer than two accounts of frames were committed in %.0f s; measure for longer"
                            .formatted(start.secondsTo(end)));
        }
        TrackReader.Progress first = within.get(0);
        TrackReader.Progress last = within.get(within.size() - 1);
        double frames = last.processed() - first.processed();
        double seconds = (last.appendedMillis() - first.appendedMillis()) / 1000.0;
        double share = seconds / start.secondsTo(end);
        return new Measured(frames, seconds, share * start.cpuSecondsTo(end));
    }

    /** From capture to a track in a reader's hands; the camera is to be one in real time. */
    Latencies latencies(Spans spans) throws Exception {
        try (VigilRun run = VigilRun.start(config);
                TrackReader committed = TrackReader.start(run, true);
                TrackReader uncommitted = TrackReader.start(run, false)) {
            run.startCameras();
            awaitFirst(run, committed);
            watch(run, spans.warmUp());
            long fromMicros = System.currentTimeMillis() * 1000;
            watch(run, spans.measured());
            long toMicros = System.currentTimeMillis() * 1000;
            watch(run, config.flink().checkpointInterval().multipliedBy(3));
            return new Latencies(
                    latency(committed, fromMicros, toMicros),
                    latency(uncommitted, fromMicros, toMicros));
        }
    }

    private static Latency latency(TrackReader reader, long fromMicros, long toMicros) {
        return Latency.of(
                reader.seen().stream()
                        .filter(s -> s.capturedMicros() >= fromMicros)
                        .filter(s -> s.capturedMicros() <= toMicros)
                        .mapToDouble(TrackReader.Seen::millis)
                        .toArray());
    }

    private static void awaitFirst(VigilRun run, TrackReader reader) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (reader.progress().isEmpty()) {
            watch(run, Duration.ofMillis(TICK_MILLIS));
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "No frame was committed within %d s of the start"
                                .formatted(START.toSeconds()));
            }
        }
    }

    private static void watch(VigilRun run, Duration span) throws InterruptedException {
        long end = System.nanoTime() + span.toNanos();
        for (long left = span.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            Thread.sleep(Math.min(TICK_MILLIS, left));
            run.check();
        }
    }
}
