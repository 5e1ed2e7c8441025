package io.vigil.deploy.bench;

import io.vigil.anomaly.rules.RuleEngine;
import io.vigil.anomaly.rules.RulesInput;
import io.vigil.anomaly.rules.RulesState;
import io.vigil.anomaly.rules.RulesStep;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.Console;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import io.vigil.tracking.counting.Counting;
import io.vigil.tracking.counting.CountingInput;
import io.vigil.tracking.counting.CountingState;
import io.vigil.tracking.counting.CountingStep;
import io.vigil.tracking.spatial.SceneFrame;
import io.vigil.tracking.spatial.SpatialScene;
import io.vigil.tracking.spatial.SpatialState;
import io.vigil.tracking.spatial.SpatialStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many tracks a second lines, zones, counts and rules take, on one thread. */
@Command(
        description = {
            "Tracks a second through 20 zones, 10 lines and 10 rules.",
            "On one thread, with 10 to 200 objects a frame that walk about, and how large the state of the camera is. The last line is that of 50 objects."
        })
final class AssessBench implements Callable<Integer> {
    private static final int[] OBJECTS = {10, 25, 50, 100, 200};
    private static final int REPORTED = 50;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final long STEP_MICROS = 100_000;
    private static final long START = 1_763_900_000_000_000L;

    private final Console console;

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
        SceneRules rules = rules();
        console.result("20 zones, 10 lines, %d rules; one thread".formatted(rules.rules().size()));
        console.result(
                "%8s %14s %14s %14s %12s %12s"
                        .formatted(
                                "objects",
                                "tracks/s",
                                "us a frame",
                                "us a track",
                                "state bytes",
                                "outputs"));
        double reported = 0;
        for (int objects : OBJECTS) {
            Camera camera = new Camera(rules, objects);
            int frames = Math.max(50, 100_000 / objects);
            for (int i = 0; i < 5; i++) {
                camera.run(frames);
            }
            double[] seconds = new double[passes];
            for (int pass = 0; pass < passes; pass++) {
                List<SceneFrame> ahead = camera.ahead(frames);
                long from = System.nanoTime();
                camera.take(ahead);
                seconds[pass] = (System.nanoTime() - from) / 1e9;
            }
            Arrays.sort(seconds);
            double median = seconds[passes / 2];
            double rate = objects * (double) frames / median;
            console.result(
                    String.format(
                            Locale.ROOT,
                            "%8d %14.0f %14.1f %14.3f %12d %12d",
                            objects,
                            rate,
                            1e6 * median / frames,
                            1e6 / rate,
                            camera.stateBytes(),
                            camera.outputs));
            reported = objects == REPORTED ? rate : reported;
        }
        console.result("assess %.0f tracks/s".formatted(reported));
        return 0;
    }

    /** As somebody would write them. */
    private static SceneRules rules() throws IOException {
        StringBuilder yaml =
                new StringBuilder("cameras:\n  - id: bench\n    source: none\n    scene:\n");
        yaml.append(
                "      ground: [{image: [0, 1], metres: [0, 0]}, {image: [1, 1], metres: [20, 0]}, {image: [1, 0.3], metres: [26, 40]}, {image: [0, 0.3], metres: [-6, 40]}]\n");
        yaml.append("      lines:\n");
        for (int i = 0; i < 10; i++) {
            double x = 0.05 + 0.1 * i;
            yaml.append(
                    String.format(
                            Locale.ROOT,
                            "        - {id: line-%d, from: [%.2f, 0.1], to: [%.2f, 0.95]}%n",
                            i,
                            x,
                            x + 0.02));
        }
        yaml.append("      zones:\n");
        for (int i = 0; i < 20; i++) {
            double x = 0.02 + i % 5 * 0.195;
            int row = i / 5;
            double y = 0.05 + row * 0.235;
            yaml.append(
                    String.format(
                            Locale.ROOT,
                            "        - {id: zone-%d, polygon: [[%.3f, %.3f], [%.3f, %.3f], [%.3f, %.3f], [%.3f, %.3f], [%.3f, %.3f]]}%n",
                            i,
                            x,
                            y,
                            x + .16,
                            y,
                            x + .12,
                            y + .1,
                            x + .17,
                            y + .2,
                            x,
                            y + .2));
        }
        yaml.append("      rules:\n");
        List<String> kinds =
                List.of(
                        "restricted-zone, zones: [zone-3]",
                        "line-crossed, lines: [line-4], direction: in",
                        "wrong-way, labels: [person], heading: 90",
                        "stopped-vehicle, labels: [car]",
                        "speeding, limit: 40, labels: [car, person]",
                        "queue, zones: [zone-7, zone-8]",
                        "crowd, zones: [zone-11, zone-12], limit: 6",
                        "loitering, zones: [zone-1, zone-2, zone-5]",
                        "running",
                        "object-left");
        for (int i = 0; i < kinds.size(); i++) {
            yaml.append("        - {id: rule-%d, kind: %s}%n".formatted(i, kinds.get(i)));
        }
        Path file = Files.createTempFile("assess", ".yaml");
        try {
            Files.writeString(file, yaml);
            return new ConfigReader(DeploymentConfig.inProcess(), true, Map.of())
                    .read(file)
                    .scenes()
                    .get("bench");
        } finally {
            Files.delete(file);
        }
    }

    /** One camera whose objects walk about and turn at the edges. */
    private static final class Camera {
        private final SpatialScene scene;
        private final Counting counting;
        private final RuleEngine engine;
        private final SplittableRandom random = new SplittableRandom(7);
        private final double[] x;
        private final double[] y;
        private final double[] speedX;
        private final double[] speedY;
        private SpatialState spatial = SpatialState.EMPTY;
        private CountingState counted = CountingState.EMPTY;
        private RulesState ruled = RulesState.EMPTY;
        private long sequence;
        private long outputs;

        Camera(SceneRules rules, int objects) {
            scene = new SpatialScene(rules.places());
            counting = new Counting(rules.counting(), rules.places());
            engine = new RuleEngine(rules);
            x = random.doubles(objects, 0, WIDTH).toArray();
            y = random.doubles(objects, 200, HEIGHT).toArray();
            speedX = random.doubles(objects, -12, 12).toArray();
            speedY = random.doubles(objects, -4, 4).toArray();
        }

        void run(int frames) {
            take(ahead(frames));
        }

        List<SceneFrame> ahead(int frames) {
            List<SceneFrame> ahead = new ArrayList<>();
            for (int i = 0; i < frames; i++) {
                ahead.add(next());
            }
            return ahead;
        }

        private SceneFrame next() {
            long at = START + sequence * STEP_MICROS;
            List<Track> visible = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                speedX[i] = x[i] < 30 || x[i] > WIDTH - 30 ? -speedX[i] : speedX[i];
                speedY[i] = y[i] < 160 || y[i] > HEIGHT - 5 ? -speedY[i] : speedY[i];
                x[i] = Math.min(WIDTH - 29, Math.max(29, x[i] + speedX[i]));
                y[i] = Math.min(HEIGHT - 4, Math.max(159, y[i] + speedY[i]));
                double jitter = 2 * random.nextDouble() - 1;
                visible.add(
                        new Track(
                                "bench",
                                0,
                                sequence,
                                at,
                                i + 1,
                                new Box(x[i] - 20 + jitter, y[i] - 100, x[i] + 20, y[i] + jitter),
                                .8,
                                i % 3 == 0 ? "car" : "person"));
            }
            return new SceneFrame(
                    "bench", 0, sequence++, at, WIDTH, HEIGHT, true, visible, List.of(), List.of());
        }

        void take(List<SceneFrame> frames) {
            for (SceneFrame frame : frames) {
                SpatialStep places = scene.step(spatial, frame, 1);
                spatial = places.state();
                CountingStep counts =
                        counting.step(
                                counted,
                                new CountingInput(
                                        "bench",
                                        frame.capturedAtMicros(),
                                        CountingInput.Sight.FRAME,
                                        0,
                                        places.events(),
                                        places.placed()));
                counted = counts.state();
                RulesStep rules =
                        engine.step(
                                ruled,
                                new RulesInput(
                                        "bench",
                                        0,
                                        frame.sequence(),
                                        frame.capturedAtMicros(),
                                        CountingInput.Sight.FRAME,
                                        WIDTH,
                                        HEIGHT,
                                        places.events(),
                                        places.placed(),
                                        List.of(),
                                        List.of(),
                                        new TreeSet<>(),
                                        List.of()));
                ruled = rules.state();
                outputs += places.events().size() + counts.counts().size() + rules.alerts().size();
            }
        }

        int stateBytes() throws IOException {
            DataOutputSerializer out = new DataOutputSerializer(4096);
            write(StreamTypes.SPATIAL_STATE, spatial, out);
            write(StreamTypes.COUNTING_STATE, counted, out);
            write(StreamTypes.RULES_STATE, ruled, out);
            return out.length();
        }

        private static <T> void write(TypeInformation<T> type, T value, DataOutputSerializer out)
                throws IOException {
            type.createSerializer(new SerializerConfigImpl()).serialize(value, out);
        }
    }
}
