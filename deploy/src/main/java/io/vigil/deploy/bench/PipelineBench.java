package io.vigil.deploy.bench;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.console.Console;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Execution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Vigil against a bare loop on the same video, model and threads. */
@Command(
        description = {
            "Frames a second of Vigil end to end beside a bare loop.",
            "Both with the same model and the same threads for inference; what the engine alone costs; and latency at 10 frames/s live.",
            "The last line is the lowest ratio of Vigil to the bare loop."
        })
final class PipelineBench implements Callable<Integer> {
    /** More than an engine without inference reaches on one camera. */
    private static final int MOST_FRAMES_PER_SECOND = 1500;

    private static final double LIVE_FRAMES_PER_SECOND = 10;

    private final Console console;

    @Parameters(paramLabel = "VIDEO", description = "A video file; it is played over and over.")
    private Path video;

    @Option(
            names = "--detector",
            paramLabel = "MODEL",
            required = true,
            description = "An ONNX file, or a name of 'vigil models list'.")
    private String detector;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long each figure is measured; default: ${DEFAULT-VALUE}.")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description = "How long each runs before; default: ${DEFAULT-VALUE}.")
    private int warmUp = 60;

    @Option(
            names = "--workers",
            split = ",",
            paramLabel = "N",
            description =
                    "Inferences side by side, of one thread each; one comparison for each; default: ${DEFAULT-VALUE}.")
    private List<Integer> workers = List.of(1, 2);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often both are measured by turns; more for a machine with other work; default: ${DEFAULT-VALUE}.")
    private int rounds = 1;

    PipelineBench(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Spans spans = new Spans(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
        // The engine alone goes first: it passes the most frames, so that it is compiled by then.
        Measured engine = engine(spans);
        List<Comparison> comparisons = new ArrayList<>();
        for (int count : workers) {
            comparisons.add(compare(count, spans));
        }
        console.say("Latency of a camera at 10 frames/s");
        EngineLoop.Latencies latencies =
                new EngineLoop(config(liveCamera(), model(1))).latencies(spans);
        PipelineTable table = new PipelineTable(video, detector, spans, rounds);
        table.lines(comparisons, engine, latencies).forEach(console::result);
        return 0;
    }

    private Comparison compare(int count, Spans spans) throws Exception {
        DetectorConfig model = model(count);
        DeploymentConfig config = config(camera(), model);
        Measured bare = null;
        Measured vigil = null;
        for (int round = 0; round < rounds; round++) {
            console.say("Bare loop, inference %d x 1 thread".formatted(count));
            Measured b = new BareLoop(camera(), model, config.tracker().create()).run(spans);
            console.say("  %.1f frames/s".formatted(b.framesPerSecond()));
            console.say("Vigil, inference %d x 1 thread".formatted(count));
            Measured v = new EngineLoop(config).throughput(spans);
            console.say("  %.1f frames/s".formatted(v.framesPerSecond()));
            bare = bare == null ? b : bare.and(b);
            vigil = vigil == null ? v : vigil.and(v);
        }
        return new Comparison(count, bare, vigil);
    }

    private Measured engine(Spans spans) throws Exception {
        Path file = Files.createTempFile("vigil-bench", ".txt");
        try {
            console.say("Vigil with recorded detections");
            long frames = spans.whole().plusSeconds(30).toSeconds() * MOST_FRAMES_PER_SECOND;
            Recording.write(camera(), model(1), frames, file);
            Measured engine =
                    new EngineLoop(config(camera(), detector("recorded:" + file, 1)))
                            .throughput(spans);
            console.say("  %.1f frames/s".formatted(engine.framesPerSecond()));
            return engine;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private CameraConfig camera() {
        return CameraConfig.of("bench", video.toAbsolutePath().toString());
    }

    private CameraConfig liveCamera() {
        return camera().withRealTime(true).withFramesPerSecond(LIVE_FRAMES_PER_SECOND);
    }

    private DetectorConfig model(int count) {
        return detector(ModelCatalogue.of(System.getenv()).resolve(detector), count);
    }

    private static DetectorConfig detector(String model, int count) {
        return DetectorConfig.of(model).withExecution(Execution.DEFAULT.withWorkers(count));
    }

    private static DeploymentConfig config(CameraConfig camera, DetectorConfig detector) {
        return DeploymentConfig.inProcess().withCameras(List.of(camera)).withDetector(detector);
    }
}
