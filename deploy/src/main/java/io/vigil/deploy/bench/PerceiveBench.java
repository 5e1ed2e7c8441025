package io.vigil.deploy.bench;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.Frame;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Execution;
import io.vigil.operators.perceive.onnx.BareRuns;
import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.operators.perceive.onnx.OnnxModel;
import io.vigil.operators.perceive.onnx.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Perception against bare calls of the runtime. */
@Command(
        description = {
            "Frames a second of perception beside bare calls of ONNX Runtime.",
            "From JPEG to detections, beside bare calls of ONNX Runtime on tensors that are there already, with two threads in the arrangement that is",
            "best for it; and the garbage that perception makes a frame. The last line is the ratio at",
            "the first width."
        })
final class PerceiveBench implements Callable<Integer> {
    private static final int THREADS = 2;
    private static final int LETTERBOX_WIDTH = 1280;
    private static final int LETTERBOX_TIMES = 2000;

    private final Console console;

    @Mixin private ModelAndFrames input;

    @Option(
            names = "--width",
            split = ",",
            paramLabel = "PIXELS",
            description = "Of the frames; default: ${DEFAULT-VALUE}.")
    private List<Integer> widths = List.of(480, 1280, 1920);

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long each is measured in a round; default: ${DEFAULT-VALUE}.")
    private int seconds = 8;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            description =
                    "How long perception runs before, for the compilers to be done; default: ${DEFAULT-VALUE}.")
    private int warmUp = 60;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "How often all are measured by turns, of which the median counts; default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    PerceiveBench(Console console) {
        this.console = console;
    }

    /** Two threads at work on one model. */
    private record Arrangement(String name, List<Path> files, int threads) {}

    /** Rates of one width, and garbage. */
    private record Row(List<Double> ratios, List<Double> rates, List<Double> bytes) {
        Row() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public Integer call() throws Exception {
        Path model = input.model();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            // A file of its own gets a session of its own.
            Path copy = Files.copy(model, folder.path().resolve(model.getFileName()));
            Arrangement best = best(model, copy);
            Map<Integer, Row> rows = new LinkedHashMap<>();
            List<Double> bare = measure(model, folder.path(), best, rows);
            double letterbox = letterbox(model, input.frames(LETTERBOX_WIDTH).get(0));
            table(model, best, bare, rows, letterbox).forEach(console::result);
            return 0;
        }
    }

    /** Milliseconds that it takes to put one image into the model's input, on one thread. */
    private static double letterbox(Path file, Frame frame) {
        byte[] jpeg = frame.image();
        try (OnnxModel model = OnnxModel.open(file, "auto", 1);
                BytePointer bytes = new BytePointer(jpeg);
                Mat encoded = new Mat(1, jpeg.length, opencv_core.CV_8UC1, bytes);
                Mat image = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR)) {
            View view = View.whole(image);
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < LETTERBOX_TIMES; i++) {
                long start = System.nanoTime();
                model.prepare(view);
                millis.add((System.nanoTime() - start) / 1e6);
            }
            return median(millis.subList(LETTERBOX_TIMES / 2, LETTERBOX_TIMES));
        }
    }

    private Arrangement best(Path model, Path copy) throws InterruptedException {
        List<Arrangement> arrangements =
                List.of(
                        new Arrangement(
                                "one session, 2 callers of 1 thread", List.of(model, model), 1),
                        new Arrangement(
                                "two sessions, 2 callers of 1 thread", List.of(model, copy), 1),
                        new Arrangement("one session of 2 threads", List.of(model), THREADS));
        Arrangement best = null;
        double most = 0;
        for (Arrangement each : arrangements) {
            double rate = bare(each);
            console.say("Bare: %s: %.1f frames/s".formatted(each.name(), rate));
            if (rate > most) {
                most = rate;
                best = each;
            }
        }
        return best;
    }

    private double bare(Arrangement arrangement) throws InterruptedException {
        return BareRuns.perSecond(
                arrangement.files(),
                ModelOptions.cpu(arrangement.threads()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(seconds));
    }

    /** Bare and all widths by turns, so that what else the machine does falls on all alike. */
    private List<Double> measure(Path model, Path folder, Arrangement best, Map<Integer, Row> rows)
            throws Exception {
        List<Double> bares = new ArrayList<>();
        Execution execution = Execution.DEFAULT.withWorkers(THREADS);
        DetectorConfig config = DetectorConfig.of(model.toString()).withExecution(execution);
        try (LocalFlink flink = LocalFlink.start(1, folder)) {
            operator(flink, config, input.frames(widths.get(0)), new Row(), warmUp);
            for (int round = 1; round <= rounds; round++) {
                for (int width : widths) {
                    double before = bare(best);
                    Row row = rows.computeIfAbsent(width, unused -> new Row());
                    double rate = operator(flink, config, input.frames(width), row, seconds);
                    double around = (before + bare(best)) / 2;
                    bares.add(around);
                    row.rates().add(rate);
                    row.ratios().add(rate / around);
                    console.say(
                            "Round %d, width %d: bare %.1f, operator %.1f frames/s"
                                    .formatted(round, width, around, rate));
                }
            }
        }
        return bares;
    }

    private double operator(
            LocalFlink flink, DetectorConfig config, List<Frame> frames, Row row, int span)
            throws InterruptedException {
        String tally = "perceive-" + frames.get(0).width();
        Tally out = Tally.named(tally);
        PerceiveJob job = PerceiveJob.submit(flink, config, frames, tally);
        try {
            long began = out.frames();
            while (out.frames() < began + 2L * JpegLog.FRAMES) {
                Thread.sleep(20);
                job.check();
            }
            Thread.sleep(2000);
            long bytes = ThreadBytes.allocated("perceive");
            long first = out.frames();
            long start = System.nanoTime();
            Thread.sleep(1000L * span);
            double frameCount = out.frames() - first;
            double passed = (System.nanoTime() - start) / 1e9;
            row.bytes().add((ThreadBytes.allocated("perceive") - bytes) / frameCount);
            return frameCount / passed;
        } finally {
            job.cancel();
        }
    }

    private List<String> table(
            Path model,
            Arrangement best,
            List<Double> bare,
            Map<Integer, Row> rows,
            double letterbox) {
        List<String> lines = new ArrayList<>();
        lines.add(
                text(
                        "%s, %d cores, 2 threads; medians of %d rounds of %d s",
                        model.getFileName(),
                        Runtime.getRuntime().availableProcessors(),
                        rounds,
                        seconds));
        lines.add(text("bare ONNX Runtime (%s): %.1f frames/s", best.name(), median(bare)));
        lines.add("");
        lines.add(
                text(
                        "%8s %10s %8s %14s %14s",
                        "width", "frames/s", "ratio", "garbage/frame", "raw frame"));
        rows.forEach(
                (width, row) ->
                        lines.add(
                                text(
                                        "%8d %10.1f %8.2f %11.1f KB %11.1f KB",
                                        width,
                                        median(row.rates()),
                                        median(row.ratios()),
                                        median(row.bytes()) / 1e3,
                                        width * (width * 9 / 16) * 3 / 1e3)));
        lines.add("");
        lines.add(
                text(
                        "%d pixels wide into the model's input, on one thread: %.2f ms",
                        LETTERBOX_WIDTH, letterbox));
        lines.add(text("ratio %.2f", median(rows.get(widths.get(0)).ratios())));
        return lines;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
