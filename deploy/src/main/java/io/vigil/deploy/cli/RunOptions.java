package io.vigil.deploy.cli;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.PageConfig;
import io.vigil.deploy.config.Range;
import io.vigil.deploy.console.UsageException;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of {@code run} that go before what the configuration says; null where not given. */
final class RunOptions {
    /** More in one process only cost memory; a Flink of many machines may have them. */
    private static final int MOST_SUBTASKS = 64;

    @Option(
            names = "--detector",
            paramLabel = "MODEL",
            description =
                    "builtin:auto, builtin:motion, recorded:FILE, an ONNX file, or a name of 'vigil models list'; default: yolox-nano, pulled on first use unless VIGIL_OFFLINE=1.")
    private String detector;

    @Option(
            names = "--appearance",
            paramLabel = "MODEL",
            description =
                    "What tells people apart by their looks: none (default), an ONNX re-identification model, or the name of one.")
    private String appearance;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "What the cameras have learnt: a file of 'vigil anomaly train', or the name of a bundle.")
    private String bundle;

    @Option(
            names = "--labels",
            split = ",",
            paramLabel = "NAME",
            description = "Classes to keep, such as person,car; default: all.")
    private List<String> labels = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the files that are written; default: out.")
    private Path out;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Subtasks of every operator; 0: one per camera, at most one per core.")
    private Integer parallelism;

    @Option(
            names = "--rate",
            paramLabel = "FPS",
            description = "Frames a second to keep of each source at most; 0: all.")
    private Double rate;

    @Option(
            names = "--max-width",
            paramLabel = "PIXELS",
            description = "Scale wider images down to it; 0: never.")
    private Integer maxWidth;

    @Option(
            names = "--retries",
            paramLabel = "N",
            description = "Attempts to reach a source again; -1: without end.")
    private Integer retries;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of one inference; default: 1.")
    private Integer threads;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the live page; 0: any free one.")
    private Integer port;

    @Option(names = "--no-video", description = "Write no annotated videos.")
    private boolean noVideo;

    /** The same deployment with what was given on the command line. */
    DeploymentConfig over(DeploymentConfig c) {
        check("--parallelism", parallelism, new Range(0, MOST_SUBTASKS));
        check("flink, parallelism", c.flink().parallelism(), new Range(0, MOST_SUBTASKS));
        check("--rate", rate, new Range(0, 1000));
        check("--max-width", maxWidth, new Range(0, 16_384));
        check("--retries", retries, new Range(-1, 1_000_000));
        check("--threads", threads, new Range(1, 256));
        check("--port", port, new Range(0, 65_535));
        return new DeploymentConfig(
                c.name(),
                c.cameras().stream().map(this::over).toList(),
                c.scenes(),
                over(c.detector()),
                over(c.secondary()),
                c.tracker(),
                c.health(),
                c.kafka(),
                parallelism == null ? c.flink() : c.flink().withParallelism(parallelism),
                or(out, c.out()),
                c.video() && !noVideo,
                port == null ? c.page() : new PageConfig(true, port),
                bundle == null ? c.anomaly() : c.anomaly().with(ids(c), bundle()));
    }

    private static List<String> ids(DeploymentConfig c) {
        return c.cameras().stream().map(CameraConfig::id).toList();
    }

    private String bundle() {
        Path file = Path.of(bundle);
        return Files.exists(file) ? file.toAbsolutePath().toString() : bundle;
    }

    private SecondaryConfig over(SecondaryConfig c) {
        return appearance == null ? c : c.withAppearance(c.appearance().withModel(appearance));
    }

    private CameraConfig over(CameraConfig c) {
        return new CameraConfig(
                c.id(),
                c.source(),
                or(rate, c.framesPerSecond()),
                or(maxWidth, c.maxWidth()),
                c.encoding(),
                c.jpegQuality(),
                c.masks(),
                c.images(),
                c.fixed(),
                c.regions(),
                c.realTime(),
                or(retries, c.retries()),
                c.transport(),
                c.startedAtMicros());
    }

    private DetectorConfig over(DetectorConfig d) {
        return new DetectorConfig(
                or(detector, d.model()),
                d.head(),
                labels.isEmpty() ? d.labels() : labels,
                d.minScore(),
                d.nmsIou(),
                d.calibrated(),
                threads == null ? d.execution() : d.execution().withThreads(threads),
                d.attention());
    }

    static void check(String option, Number value, Range range) {
        if (value != null && !range.contains(value.doubleValue())) {
            throw new UsageException(
                    "%s is %s, but needs to be from %s"
                            .formatted(option, Range.number(value.doubleValue()), range));
        }
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
