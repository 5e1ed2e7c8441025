package io.vigil.deploy.bench;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.embedded.LocalFlink;
import io.vigil.ingest.Frame;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Execution;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether perception keeps memory that it should give back. */
@Command(
        description = {
            "Whether perception gives memory back.",
            "Sends frames through the operator and starts its job anew now and then; prints the resident",
            "memory of the process after each part, and what of it is not Java's heap. The last",
            "line is the slope of the latter's second half in kB per 1000 frames. Linux only."
        })
final class MemoryBench implements Callable<Integer> {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String TALLY = "memory";

    private final Console console;

    @Mixin private ModelAndFrames input;

    @Option(
            names = "--width",
            paramLabel = "PIXELS",
            description = "Of the frames; default: ${DEFAULT-VALUE}.")
    private int width = 640;

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "In all; default: ${DEFAULT-VALUE}.")
    private int frames = 20_000;

    @Option(
            names = "--restarts",
            paramLabel = "N",
            description = "Of the job, spread evenly; default: ${DEFAULT-VALUE}.")
    private int restarts = 19;

    MemoryBench(Console console) {
        this.console = console;
    }

    /** Kilobytes after so many frames: resident in all, and without the heap. */
    private record Sample(long frames, long resident, long outside) {}

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(STATUS)) {
            throw new InputException("There is no %s to read memory from".formatted(STATUS));
        }
        DetectorConfig config =
                DetectorConfig.of(input.model().toString())
                        .withExecution(Execution.DEFAULT.withWorkers(2));
        List<Frame> log = input.frames(width);
        List<Sample> samples = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalFlink flink = LocalFlink.start(1, folder.path())) {
            Tally out = Tally.named(TALLY);
            int parts = restarts + 1;
            for (int part = 1; part <= parts; part++) {
                PerceiveJob job = PerceiveJob.submit(flink, config, log, TALLY);
                while (out.frames() < (long) frames * part / parts) {
                    Thread.sleep(50);
                    job.check();
                }
                job.cancel();
                Sample sample = sample(out.frames());
                samples.add(sample);
                console.result(
                        text(
                                "%6d frames, %2d restarts: %6.1f MB resident, %6.1f MB without the heap",
                                sample.frames(),
                                part - 1,
                                sample.resident() / 1024.0,
                                sample.outside() / 1024.0));
            }
        }
        console.result(
                text(
                        "slope %.1f kB/1000 frames",
                        1000 * slope(samples.subList(samples.size() / 2, samples.size()))));
        return 0;
    }

    private static Sample sample(long frames) throws IOException {
        // What the heap holds of garbage, and keeps for more, is not what this is about.
        System.gc();
        long resident =
                Files.readAllLines(STATUS).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return new Sample(frames, resident, resident - heap / 1024);
    }

    /** By least squares. */
    private static double slope(List<Sample> samples) {
        double meanX = samples.stream().mapToLong(Sample::frames).average().orElseThrow();
        double meanY = samples.stream().mapToLong(Sample::outside).average().orElseThrow();
        double sum = 0;
        double squares = 0;
        for (Sample sample : samples) {
            sum += (sample.frames() - meanX) * (sample.outside() - meanY);
            squares += (sample.frames() - meanX) * (sample.frames() - meanX);
        }
        return squares == 0 ? 0 : sum / squares;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
