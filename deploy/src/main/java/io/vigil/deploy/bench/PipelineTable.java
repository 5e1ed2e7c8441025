package io.vigil.deploy.bench;

import io.vigil.sinks.file.Latency;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the pipeline benchmark says. */
final class PipelineTable {
    private final Path video;
    private final String detector;
    private final Spans spans;
    private final int rounds;

    PipelineTable(Path video, String detector, Spans spans, int rounds) {
        this.video = video;
        this.detector = detector;
        this.spans = spans;
        this.rounds = rounds;
    }

    /** The last line is the lowest ratio. */
    List<String> lines(
            List<Comparison> comparisons, Measured engine, EngineLoop.Latencies latencies) {
        List<String> lines = new ArrayList<>();
        lines.add(
                text(
                        "%s, %s, %d cores; %d x %d s each after %d s of warm-up, video looped",
                        video.getFileName(),
                        Path.of(detector).getFileName(),
                        Runtime.getRuntime().availableProcessors(),
                        rounds,
                        spans.measured().toSeconds(),
                        spans.warmUp().toSeconds()));
        lines.add("");
        lines.add(
                text(
                        "%-18s %-10s %9s %11s %9s",
                        "inference", "", "frames/s", "CPU ms/frame", "ratio"));
        for (Comparison each : comparisons) {
            String budget = text("%d x 1 thread", each.workers());
            lines.add(row(budget, "bare loop", each.bare(), ""));
            lines.add(row("", "Vigil", each.vigil(), text("%.2f", each.ratio())));
        }
        lines.add(row("recorded boxes", "Vigil", engine, ""));
        lines.add("");
        lines.add(
                text(
                        "The engine alone: %.2f ms a frame (%.2f ms of CPU)",
                        engine.millisPerFrame(), engine.cpuMillisPerFrame()));
        lines.add("");
        lines.add(
                text("%-34s %7s %7s %7s", "capture to track at 10 frames/s", "p50", "p95", "p99"));
        lines.add(row("read_committed", latencies.committed()));
        lines.add(row("read_uncommitted", latencies.uncommitted()));
        lines.add("");
        double least = comparisons.stream().mapToDouble(Comparison::ratio).min().orElseThrow();
        lines.add(text("ratio %.2f", least));
        return lines;
    }

    private static String row(String budget, String what, Measured m, String ratio) {
        return text(
                "%-18s %-10s %9.1f %12.2f %9s",
                budget, what, m.framesPerSecond(), m.cpuMillisPerFrame(), ratio);
    }

    private static String row(String reader, Latency latency) {
        return text(
                "%-25s %6d fr. %4.0f ms %4.0f ms %4.0f ms",
                reader, latency.samples(), latency.p50(), latency.p95(), latency.p99());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
