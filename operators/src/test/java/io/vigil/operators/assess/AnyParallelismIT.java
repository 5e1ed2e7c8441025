package io.vigil.operators.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.operators.Counted;
import io.vigil.operators.Happened;
import io.vigil.operators.Perceived;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.state.StreamTypes;
import io.vigil.operators.track.GroupFunction;
import io.vigil.operators.track.TrackFunction;
import io.vigil.tracking.algorithms.Trackers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** The same logs through a real Flink, at parallelism 1 and 4 and interleaved in several ways. */
class AnyParallelismIT {
    private static final List<String> CAMERAS = List.of("door", "gate-3", "road", "ward", "till");

    /** Those that are of one shop. */
    private static final List<String> SHOP = List.of("door", "gate-3", "till");

    private static final CameraGroups GROUPS =
            CameraGroups.of(
                    new TreeMap<>(
                            SHOP.stream()
                                    .collect(
                                            Collectors.toMap(
                                                    camera -> camera,
                                                    camera ->
                                                            scripted(camera)
                                                                    .more()
                                                                    .apply(
                                                                            ScriptedCamera.rules(
                                                                                    1, 0, "a"))))),
                    Set.copyOf(CAMERAS));

    /** The key under which stands what groups say. */
    private static final String TOGETHER = "together";

    private static final int RECORDS = 400;

    /** What was said of each camera, by run; the job's tasks are in this process. */
    private static final Map<String, Map<String, List<TrackOutput>>> SAID =
            new ConcurrentHashMap<>();

    @Test
    void neitherParallelismNorInterleavingChangesWhatIsSaidOfACameraOrOfSeveral() throws Exception {
        SortedMap<String, List<TrackOutput>> expected = new TreeMap<>();
        for (String camera : CAMERAS) {
            CameraLine line = new CameraLine();
            log(camera).forEach(line::see);
            expected.put(camera, line.outputs);
            // Else there would be nothing to compare.
            assertThat(line.outputs)
                    .hasAtLeastOneElementOfType(Happened.class)
                    .hasAtLeastOneElementOfType(Counted.class)
                    .hasAtLeastOneElementOfType(Raised.class);
        }
        GroupLine shop = new GroupLine(SHOP);
        SHOP.forEach(camera -> log(camera).forEach(shop::see));
        expected.put(TOGETHER, shop.outputs);
        assertThat(shop.outputs)
                .hasAtLeastOneElementOfType(Counted.class)
                .hasAtLeastOneElementOfType(Raised.class);
        MiniClusterConfiguration slots =
                new MiniClusterConfiguration.Builder()
                        .setNumTaskManagers(1)
                        .setNumSlotsPerTaskManager(4)
                        .build();
        MiniCluster flink = new MiniCluster(slots);
        try {
            flink.start();
            for (int parallelism : new int[] {1, 4}) {
                for (int seed = 0; seed < 2; seed++) {
                    String run = parallelism + "/" + seed;
                    flink.executeJobBlocking(job(run, parallelism, interleaved(seed)));

                    assertThat(SAID.get(run).keySet()).isEqualTo(expected.keySet());
                    for (String camera : expected.keySet()) {
                        assertThat(SAID.get(run).get(camera))
                                .as("%s in run %s", camera, run)
                                .containsExactlyElementsOf(expected.get(camera));
                    }
                }
            }
        } finally {
            flink.closeAsync().join();
        }
    }

    private static ScriptedCamera scripted(String camera) {
        return SHOP.contains(camera)
                ? GroupLine.camera(camera, "door", "till")
                : new ScriptedCamera(camera);
    }

    private static List<Perceived> log(String camera) {
        return scripted(camera).log(camera.hashCode(), RECORDS);
    }

    /** Each camera's records in their order, and nothing else decided. */
    private static List<Perceived> interleaved(long seed) {
        Random random = new Random(seed);
        List<Deque<Perceived>> logs = new ArrayList<>();
        CAMERAS.forEach(camera -> logs.add(new ArrayDeque<>(log(camera))));
        List<Perceived> all = new ArrayList<>();
        while (!logs.isEmpty()) {
            Deque<Perceived> next = logs.get(random.nextInt(logs.size()));
            all.add(next.remove());
            logs.removeIf(Deque::isEmpty);
        }
        return all;
    }

    private static JobGraph job(String run, int parallelism, List<Perceived> records) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        SingleOutputStreamOperator<TrackOutput> tracked =
                environment
                        .fromData(records, StreamTypes.PERCEIVED)
                        .setParallelism(1)
                        .keyBy(Perceived::camera)
                        .process(
                                new TrackFunction(
                                        () -> Trackers.named(Trackers.DEFAULT),
                                        HealthConfig.DEFAULTS,
                                        "model",
                                        GROUPS,
                                        new BundleStore("none")))
                        .returns(StreamTypes.TRACK_OUTPUT);
        tracked.map(new Keep(run, ""))
                .returns(StreamTypes.TRACK_OUTPUT)
                .sinkTo(new DiscardingSink<>());
        tracked.getSideOutput(TrackFunction.MOMENTS)
                .keyBy(moment -> GROUPS.of(moment.camera()).orElseThrow(), Types.STRING)
                .process(new GroupFunction(GROUPS))
                .returns(StreamTypes.TRACK_OUTPUT)
                .map(new Keep(run, TOGETHER))
                .returns(StreamTypes.TRACK_OUTPUT)
                .sinkTo(new DiscardingSink<>());
        return environment.getStreamGraph().getJobGraph();
    }

    /**
     * @param as the key; empty: the camera
     */
    private record Keep(String run, String as) implements MapFunction<TrackOutput, TrackOutput> {
        @Override
        public TrackOutput map(TrackOutput output) {
            SAID.computeIfAbsent(run, name -> new ConcurrentHashMap<>())
                    .computeIfAbsent(
                            as.isEmpty() ? output.camera() : as,
                            name -> new CopyOnWriteArrayList<>())
                    .add(output);
            return output;
        }
    }
}
