package io.vigil.deploy.bench;

import io.vigil.deploy.config.TrackerConfig;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.evaluation.CameraMotionFile;
import io.vigil.tracking.evaluation.DetectionTracking;
import io.vigil.tracking.evaluation.MotFile;
import io.vigil.tracking.evaluation.SequenceInfo;
import io.vigil.tracking.simulation.Throng;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How long the trackers take, alone. */
@Command(
        description = {
            "Microseconds and bytes of garbage a frame of every tracker.",
            "On one thread with the detections in memory: on sequences, if a folder of them is given, and on a simulated",
            "throng of 10, 100 and 1000 people. The last line is the default tracker's time, on the",
            "sequences if there are any, else on 100 people."
        })
final class TrackingBench implements Callable<Integer> {
    private static final int[] PEOPLE = {10, 100, 1000};

    /** Of the throng, so that all sizes take about as long. */
    private static final int PEOPLE_A_PASS = 60_000;

    /** The files hold one class, which they do not name. */
    private static final String LABEL = "person";

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Holds SEQUENCE/det.txt and seqinfo.ini, and gmc.txt where there is one.")
    private Path sequences;

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Over all frames, of which the median counts; default: ${DEFAULT-VALUE}.")
    private int passes = 31;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Passes before; default: ${DEFAULT-VALUE}.")
    private int warmUp = 30;

    @Option(
            names = "--tracker",
            split = ",",
            paramLabel = "NAME",
            description = "Which ones; default: all.")
    private List<String> names = Trackers.NAMES;

    TrackingBench(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        List<TrackerSpeed> speeds = new ArrayList<>();
        if (sequences != null) {
            List<List<FrameDetections>> streams = read(sequences);
            measure(sequences.getFileName().toString(), streams, speeds);
        }
        for (int people : PEOPLE) {
            int frames = Math.max(60, PEOPLE_A_PASS / people);
            measure(
                    people + " people",
                    List.of(Throng.frames(people, Math.min(frames, 1500), 1)),
                    speeds);
        }
        TrackingTable.lines(speeds, TrackerConfig.defaults().name()).forEach(console::result);
        return 0;
    }

    private void measure(
            String what, List<List<FrameDetections>> streams, List<TrackerSpeed> speeds) {
        for (String name : names) {
            console.say("%s, %s".formatted(name, what));
            speeds.add(
                    TrackerSpeed.measure(
                            name, what, Trackers.named(name), streams, warmUp, passes));
        }
    }

    private static List<List<FrameDetections>> read(Path folder) throws IOException {
        List<List<FrameDetections>> streams = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path each : inside.filter(Files::isDirectory).sorted().toList()) {
                    streams.add(frames(each));
                }
            }
        }
        if (streams.isEmpty()) {
            throw new InputException(
                    "%s holds no sequences; each needs a folder with det.txt and seqinfo.ini"
                            .formatted(folder));
        }
        return streams;
    }

    private static List<FrameDetections> frames(Path sequence) throws IOException {
        Path motion = sequence.resolve("gmc.txt");
        Map<Integer, Affine> camera =
                Files.exists(motion) ? CameraMotionFile.read(motion) : Map.of();
        return DetectionTracking.frames(
                MotFile.read(sequence.resolve("det.txt")),
                camera,
                SequenceInfo.read(sequence.resolve("seqinfo.ini")).frameRate(),
                LABEL);
    }
}
