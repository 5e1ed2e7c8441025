package io.vigil.deploy.bench;

import com.sun.management.OperatingSystemMXBean;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.deploy.console.Console;
import io.vigil.tracking.spatial.SceneFrame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many tracks a second lines, zones, counts and rules take, on one core. */
@Command(
        description = {
            "Tracks a second through 20 zones, 10 lines and 10 rules, on one core, with 10 to 200 objects a",
            "frame, and how large the state of the camera is: with objects that come, pass and go, and with",
            "objects that wander about for good. The last line is that of 50 that wander."
        })
final class AssessBench implements Callable<Integer> {
    private static final int[] OBJECTS = {10, 25, 50, 100, 200};
    private static final int REPORTED = 50;

    private static final int TRACKS = 100_000;

    private final Console console;
    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Option(
            names = "--passes",
            paramLabel = "N",
            description =
                    "Of 100,000 tracks each, of which the median counts; default: ${DEFAULT-VALUE}.")
    private int passes = 15;

    AssessBench(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SceneRules rules = AssessRules.read();
        console.result("20 zones, 10 lines, %d rules".formatted(rules.rules().size()));
        console.result(
                "time on a core is that of the whole process, garbage collection included; state as written: places + counts + rules");
        warm(Movement.passing(REPORTED), rules);
        warm(Movement.wandering(REPORTED), rules);
        measure("objects that pass", Movement::passing, rules);
        double reported = measure("objects that wander", Movement::wandering, rules);
        console.result("assess %.0f tracks/s".formatted(reported));
        return 0;
    }

    /** Until it is compiled. */
    private static void warm(Movement movement, SceneRules rules) {
        AssessedCamera camera = new AssessedCamera(rules);
        for (int i = 0; i < 5; i++) {
            camera.take(movement.ahead(TRACKS / REPORTED));
        }
    }

    private double measure(String title, IntFunction<Movement> movement, SceneRules rules)
            throws IOException {
        console.result(
                "%-20s %12s %12s %12s %14s %28s %10s"
                        .formatted(
                                title,
                                "tracks/s",
                                "us a frame",
                                "us a track",
                                "by the clock",
                                "state bytes",
                                "outputs"));
        double reported = 0;
        for (int objects : OBJECTS) {
            double rate = measure(movement.apply(objects), objects, rules);
            reported = objects == REPORTED ? rate : reported;
        }
        return reported;
    }

    private double measure(Movement movement, int objects, SceneRules rules) throws IOException {
        AssessedCamera camera = new AssessedCamera(rules);
        int frames = Math.max(50, TRACKS / objects);
        for (int i = 0; i < 5; i++) {
            camera.take(movement.ahead(frames));
        }
        double[] core = new double[passes];
        double[] clock = new double[passes];
        for (int pass = 0; pass < passes; pass++) {
            List<SceneFrame> ahead = movement.ahead(frames);
            long coreFrom = system.getProcessCpuTime();
            long clockFrom = System.nanoTime();
            camera.take(ahead);
            clock[pass] = (System.nanoTime() - clockFrom) / 1e3 / frames;
            core[pass] = (system.getProcessCpuTime() - coreFrom) / 1e3 / frames;
        }
        double frame = median(core);
        int[] bytes = camera.stateBytes();
        console.result(
                String.format(
                        Locale.ROOT,
                        "%20d %12.0f %12.1f %12.3f %14.3f %28s %10d",
                        objects,
                        1e6 * objects / frame,
                        frame,
                        frame / objects,
                        median(clock) / objects,
                        "%d + %d + %d".formatted(bytes[0], bytes[1], bytes[2]),
                        camera.outputs()));
        return 1e6 * objects / frame;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
