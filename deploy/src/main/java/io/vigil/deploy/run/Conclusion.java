package io.vigil.deploy.run;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.Console;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.SourceName;
import io.vigil.ingest.publish.CameraStatus;
import io.vigil.sinks.file.CameraSummary;
import io.vigil.sinks.file.Latency;
import io.vigil.sinks.file.PlaceCounts;
import io.vigil.sinks.file.Report;
import io.vigil.sinks.file.SiteCounts;
import io.vigil.sinks.file.Summary;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.SourceEnded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** What a run comes to: its summary, its report, and its exit code. */
final class Conclusion {
    private final DeploymentConfig config;
    private final SortedMap<String, Latency> latencies;
    private final Duration took;

    /**
     * @param took from the first frame to the last result
     */
    Conclusion(DeploymentConfig config, SortedMap<String, Latency> latencies, Duration took) {
        this.config = config;
        this.latencies = latencies;
        this.took = took;
    }

    /** Writes summary and report. */
    Summary write(
            Map<String, CameraResult> results, List<SiteCounts> sites, List<CameraStatus> cameras)
            throws IOException {
        List<CameraSummary> summaries = new ArrayList<>();
        Map<String, Report.Pictures> pictures = new HashMap<>();
        for (CameraConfig camera : config.cameras()) {
            CameraResult result = results.get(camera.id());
            pictures.put(camera.id(), result.pictures());
            summaries.add(summary(camera, result));
        }
        List<String> errors =
                cameras.stream()
                        .map(CameraStatus::error)
                        .filter(error -> !error.isEmpty())
                        .toList();
        Summary summary = new Summary(summaries, latencies, errors, sites);
        Path out = config.out();
        summary.write(out.resolve("summary.json"));
        Report.write(out.resolve("report.html"), summary, pictures, ZoneOffset.UTC);
        return summary;
    }

    /** Says how it went, and answers with the process's exit code. */
    int say(Summary summary, List<CameraStatus> cameras, Console console) {
        int code = ExitCodes.of(cameras, console);
        FrameLedger total = summary.total();
        console.say(
                "%d frames captured, %d published, %d processed, %d shed, %d dead-lettered, %d duplicates%s"
                        .formatted(
                                total.captured(),
                                total.published(),
                                total.processed(),
                                total.shedTotal(),
                                total.deadTotal(),
                                total.duplicates(),
                                total.balances() ? "" : ": THE ACCOUNT DOES NOT BALANCE"));
        console.say("Report: " + config.out().resolve("report.html"));
        return code;
    }

    private CameraSummary summary(CameraConfig camera, CameraResult result) {
        FrameLedger ledger = result.end().map(SourceEnded::ledger).orElse(FrameLedger.EMPTY);
        double contentSeconds = result.seen().seconds();
        return new CameraSummary(
                camera.id(),
                SourceName.redacted(camera.source()),
                config.detector().model(),
                result.width(),
                result.height(),
                ledger,
                contentSeconds > 0 ? (ledger.captured() - 1) / contentSeconds : 0,
                1e9 * ledger.processed() / Math.max(1, took.toNanos()),
                result.committed(),
                result.seen(),
                result.alerts(),
                result.scores(),
                PlaceCounts.of(result.rules(), result.counts()),
                config.health().enabled()
                        ? OptionalDouble.of(config.health().learnFor().toMillis() / 1000.0)
                        : OptionalDouble.empty());
    }
}
