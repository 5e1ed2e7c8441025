package io.vigil.deploy.bench;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.Frame;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Execution;
import io.vigil.operators.perceive.onnx.BareRuns;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.operators.perceive.onnx.Provider;
import io.vigil.sinks.file.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many cameras a GPU carries. */
@Command(
        description = {
            "Cameras of 1080p that a GPU carries.",
            "While 95 of 100 frames take less than a limit from camera to detections; and frames a second beside bare calls of ONNX Runtime, with CUDA and with",
            "TensorRT. Where there is no GPU it says so."
        })
final class GpuBench implements Callable<Integer> {
    private static final int WIDTH = 1920;
    private static final int MOST_STREAMS = 1024;

    private final Console console;

    @Mixin private ModelAndFrames input;

    @Option(
            names = "--provider",
            split = ",",
            paramLabel = "NAME",
            description = "CUDA, TENSORRT (or CPU, to try the measurement itself); default: both.")
    private List<Provider> providers = List.of(Provider.CUDA, Provider.TENSORRT);

    @Option(
            names = "--frame-rate",
            paramLabel = "FPS",
            description = "Of each camera; default: ${DEFAULT-VALUE}.")
    private double frameRate = 25;

    @Option(
            names = "--p95",
            paramLabel = "MS",
            description = "The limit; default: ${DEFAULT-VALUE}.")
    private double limitMillis = 100;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Frames that go in at once at most; default: ${DEFAULT-VALUE}.")
    private int batch = 8;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Batches side by side; default: one for every two cores.")
    private int workers = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long each is measured; default: ${DEFAULT-VALUE}.")
    private int seconds = 8;

    GpuBench(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Path model = input.model();
        List<Frame> frames = input.frames(WIDTH);
        for (Provider provider : providers) {
            ModelOptions options = new ModelOptions(1, provider, false, batch);
            try {
                measure(model, options, frames);
            } catch (ModelException absent) {
                console.result(
                        "%s: not measured, there is none here. %s"
                                .formatted(provider.text(), absent.getMessage()));
            }
        }
        return 0;
    }

    private void measure(Path model, ModelOptions options, List<Frame> frames) throws Exception {
        double bare =
                BareRuns.perSecond(
                        List.of(model, model),
                        options,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(seconds));
        DetectorConfig config =
                DetectorConfig.of(model.toString())
                        .withExecution(
                                new Execution(
                                        workers,
                                        1,
                                        options.provider(),
                                        false,
                                        batch,
                                        Duration.ofMillis(5)));
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalFlink flink = LocalFlink.start(1, folder.path())) {
            String name = options.provider().text();
            Load all = run(flink, config, frames, name, 0);
            console.result(
                    text(
                            "%s: %.0f frames/s of 1080p JPEG, bare ONNX Runtime %.0f: ratio %.2f",
                            name, all.perSecond(), bare, all.perSecond() / bare));
            int streams = streams(flink, config, frames, name);
            console.result(
                    text(
                            "%s: %d streams of %.0f frames/s with p95 within %.0f ms",
                            name, streams, frameRate, limitMillis));
        }
    }

    /** The most that are carried: doubled until it is too much, then halved in between. */
    private int streams(LocalFlink flink, DetectorConfig config, List<Frame> frames, String name)
            throws Exception {
        int carried = 0;
        int tooMany = MOST_STREAMS + 1;
        for (int next = 1; carried + 1 < tooMany && next <= MOST_STREAMS; ) {
            Load load = run(flink, config, frames, name, next * frameRate);
            boolean keepsUp =
                    load.p95() <= limitMillis && load.perSecond() >= 0.97 * next * frameRate;
            console.say(
                    text(
                            "%s: %d streams: %.0f frames/s, p95 %.1f ms",
                            name, next, load.perSecond(), load.p95()));
            if (keepsUp) {
                carried = next;
            } else {
                tooMany = next;
            }
            next = tooMany > MOST_STREAMS ? 2 * carried : (carried + tooMany) / 2;
        }
        return carried;
    }

    private record Load(double perSecond, double p95) {}

    private Load run(
            LocalFlink flink,
            DetectorConfig config,
            List<Frame> frames,
            String name,
            double framesPerSecond)
            throws InterruptedException {
        Tally out = Tally.named(name);
        long before = out.frames();
        PerceiveJob job = PerceiveJob.submit(flink, config, frames, name, framesPerSecond);
        try {
            while (out.frames() < before + 2L * frames.size()) {
                Thread.sleep(20);
                job.check();
            }
            // What was due while the model was loaded is worked off first.
            Thread.sleep(3000);
            out.millis();
            long first = out.frames();
            long start = System.nanoTime();
            Thread.sleep(1000L * seconds);
            double count = out.frames() - first;
            double passed = (System.nanoTime() - start) / 1e9;
            return new Load(count / passed, Latency.of(out.millis()).p95());
        } finally {
            job.cancel();
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
