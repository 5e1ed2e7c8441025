package io.vigil.deploy.bench;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.scoring.FrameScoring;
import io.vigil.deploy.console.Console;
import io.vigil.operators.perceive.GlanceModel;
import io.vigil.operators.perceive.Looked;
import io.vigil.operators.perceive.Looking;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bytedeco.opencv.global.opencv_core;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a frame's anomaly score takes on one core. */
@Command(
        description = {
            "Milliseconds of one core for the anomaly score of a frame.",
            "Looking is flow and patches, the network is ONNX Runtime on all objects at once, judging is",
            "kinematics, tails and fusion. Compared with the network on one object after another, as a",
            "loop without batches would run it. The last line is the whole at 1280 pixels in width."
        })
final class AnomalyBench implements Callable<Integer> {
    private static final int[] WIDTHS = {640, 1280, 1920};
    private static final int REPORTED = 1280;

    private final Console console;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "A bundle of 'vigil anomaly train', whose network is run; default: one that nobody trained, of the larger kind.")
    private Path model;

    @Option(
            names = "--objects",
            paramLabel = "N",
            description = "In each frame; default: ${DEFAULT-VALUE}.")
    private int objects = 10;

    @Option(
            names = "--frames",
            paramLabel = "N",
            description = "Measured, of which the median counts; default: ${DEFAULT-VALUE}.")
    private int frames = 300;

    AnomalyBench(Console console) {
        this.console = console;
    }

    /** Milliseconds. */
    private record Times(double look, double network, double judge, double single) {
        double all() {
            return look + network + judge;
        }
    }

    @Override
    public Integer call() throws IOException {
        opencv_core.setNumThreads(1);
        Optional<Bundle> trained =
                model == null ? Optional.empty() : Optional.of(BundleFile.read(model));
        console.result(
                "%d objects a frame, rendered street, patches of %d pixels, one thread"
                        .formatted(objects, trained.map(Bundle::plan).orElse(LARGER).side()));
        console.result(
                "%8s %10s %10s %10s %10s %12s"
                        .formatted(
                                "width",
                                "looking",
                                "network",
                                "judging",
                                "ms a frame",
                                "unbatched"));
        Times reported = null;
        for (int width : WIDTHS) {
            Times times;
            try (StreetScene scene = new StreetScene(width, objects, frames + 20)) {
                times = measured(scene, trained);
            }
            reported = width == REPORTED ? times : reported;
            console.result(
                    String.format(
                            Locale.ROOT,
                            "%8d %10.2f %10.2f %10.2f %10.2f %12.2f",
                            width,
                            times.look(),
                            times.network(),
                            times.judge(),
                            times.all(),
                            times.look() + times.single() + times.judge()));
        }
        if (trained.isPresent()) {
            console.result("bundle %d kB".formatted(Files.size(model) >> 10));
        }
        console.result(String.format(Locale.ROOT, "anomaly %.2f ms", reported.all()));
        return 0;
    }

    private static final CropPlan LARGER = new CropPlan(64);

    private Times measured(StreetScene scene, Optional<Bundle> trained) {
        CropPlan crops = trained.map(Bundle::plan).orElse(LARGER);
        byte[] network =
                trained.map(Bundle::autoencoder).orElseGet(() -> UntrainedNetwork.of(crops));
        try (Looking looking = new Looking(crops);
                GlanceModel net = GlanceModel.open(crops, network, 1)) {
            FrameScoring scoring = scoring(scene, looking, net);
            List<double[]> times = new ArrayList<>();
            Smoothing past = Smoothing.NONE;
            for (int frame = StreetScene.PAST; frame < scene.frames(); frame++) {
                long start = onCore();
                List<Looked> looked = scene.look(frame, looking);
                long seen = onCore();
                List<Glance> glances = net.glances(looked);
                long run = onCore();
                past = scoring.step(past, scene.micros(frame), glances).after();
                long judged = onCore();
                for (Looked one : looked) {
                    net.glances(List.of(one));
                }
                long single = onCore();
                times.add(new double[] {seen - start, run - seen, judged - run, single - judged});
            }
            return new Times(
                    median(times, 0), median(times, 1), median(times, 2), median(times, 3));
        }
    }

    /** Of the scene itself, as large as those of a camera. */
    private static FrameScoring scoring(StreetScene scene, Looking looking, GlanceModel network) {
        List<Glance> normal = new ArrayList<>();
        for (int frame = StreetScene.PAST; frame < scene.frames(); frame++) {
            normal.addAll(network.glances(scene.look(frame, looking)));
        }
        return new FrameScoring(scene.normality(normal));
    }

    /** Others that want the same core do not count. */
    private static long onCore() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(List<double[]> times, int part) {
        double[] sorted = times.stream().mapToDouble(t -> t[part] / 1e6).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
