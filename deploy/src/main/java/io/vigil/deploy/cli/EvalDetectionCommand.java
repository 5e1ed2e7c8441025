package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.check.DetectionFigures;
import io.vigil.deploy.check.LabelledSet;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.UsageException;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How good a detector is. */
@Command(
        description = {
            "Average precision of a detector on labelled images.",
            "As COCO defines it. Down to scores of 0.001, non-maximum suppression at an overlap of 0.7."
        })
final class EvalDetectionCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private LabelledImages where;

    @Option(
            names = "--detector",
            paramLabel = "MODEL",
            required = true,
            description = "An ONNX file, or a name of 'vigil models list'.")
    private String detector;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of one inference; default: 1.")
    private int threads;

    @Option(names = "--json", description = "The figures as JSON.")
    private boolean json;

    EvalDetectionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (where.images == null || where.labels == null) {
            throw new UsageException("eval detection needs --images and --labels");
        }
        if (threads < 1) {
            throw new UsageException("--threads needs at least 1, but was " + threads);
        }
        Path model = model(detector, invocation);
        Console console = invocation.console();
        DetectionFigures figures =
                DetectionFigures.of(
                        model,
                        LabelledSet.of(where.images, where.labels, where.names),
                        threads,
                        console);
        figures.notes().forEach(console::say);
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(figures.asJson()));
        } else {
            print(figures, console);
        }
        return 0;
    }

    /**
     * @throws UsageException if it is no model that looks at single images
     */
    static Path model(String detector, Invocation invocation) {
        String resolved = DetectorNames.resolved(detector, invocation);
        if (resolved.startsWith("builtin:")) {
            throw new UsageException(
                    "Detector %s needs frames of a fixed camera in a row, from which it learns what moves; single images show it nothing, so give an ONNX model"
                            .formatted(resolved));
        }
        if (resolved.startsWith("recorded:")) {
            throw new UsageException(
                    "Detector %s says what was found in other frames; give an ONNX model"
                            .formatted(resolved));
        }
        return Path.of(resolved);
    }

    private void print(DetectionFigures figures, Console console) {
        console.result("%-20s %9s %9s %9s".formatted("class", "instances", "AP50-95", "AP50"));
        figures.classes().entrySet().stream()
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, DetectionScores> e) ->
                                                e.getValue().objects())
                                .reversed())
                .forEach(e -> console.result(line(e.getKey(), e.getValue())));
        console.result(line("all", figures.all()));
        console.result(
                String.format(
                        Locale.ROOT,
                        "%d images; %.1f ms an image (p50), %.1f (p95), %.1f (p99) on %d %s",
                        figures.all().images(),
                        figures.latency().p50(),
                        figures.latency().p95(),
                        figures.latency().p99(),
                        threads,
                        threads == 1 ? "thread" : "threads"));
    }

    private static String line(String name, DetectionScores s) {
        return String.format(
                Locale.ROOT,
                "%-20s %9d %9.3f %9.3f",
                name,
                s.objects(),
                s.meanAveragePrecision(),
                s.averagePrecision50());
    }
}
