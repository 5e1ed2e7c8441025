package io.vigil.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.GlanceConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {
    @TempDir Path folder;

    @Test
    void noEdgeBetweenTasksCarriesFrames() {
        JobGraph job = graph().getJobGraph();
        List<String> tasks = names(job);
        assertThat(tasks).hasSize(2);
        // One task takes frames in and lets only perceived records out.
        assertThat(tasks)
                .anySatisfy(
                        name ->
                                assertThat(name)
                                        .contains("frames")
                                        .contains("perceive")
                                        .doesNotContain("track"));
        assertThat(tasks)
                .anySatisfy(
                        name ->
                                assertThat(name)
                                        .contains("track")
                                        .contains("publish")
                                        .doesNotContain("frames"));
        StreamGraph graph = graph();
        List<StreamEdge> shuffles =
                graph.getStreamNodes().stream()
                        .flatMap(node -> node.getOutEdges().stream())
                        .filter(edge -> !edge.getPartitioner().isPointwise())
                        .toList();
        assertThat(shuffles)
                .singleElement()
                .satisfies(
                        edge ->
                                assertThat(
                                                graph.getStreamNode(edge.getSourceId())
                                                        .getTypeSerializerOut())
                                        .isEqualTo(
                                                StreamTypes.PERCEIVED.createSerializer(
                                                        (SerializerConfig) null)));
    }

    @Test
    void genericTypesAreOffAndEveryOperatorHasItsName() {
        StreamExecutionEnvironment environment = JobEnvironment.create(settings());
        Topology.build(environment, settings());
        assertThat(environment.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(environment.getConfig().isObjectReuseEnabled()).isTrue();
        StreamGraph graph = environment.getStreamGraph(false);
        assertThat(graph.getStreamNodes())
                .filteredOn(node -> !node.getOperatorName().contains("Committer"))
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull();
        assertThat(graph.getStreamNodes())
                .allSatisfy(node -> assertThat(node.getMaxParallelism()).isIn(-1, 1024));
    }

    @Test
    void whatGroupsOfCamerasTakeBesidesIsNumbersAlone() {
        JobSettings settings = settings(groups());
        StreamExecutionEnvironment environment = JobEnvironment.create(settings);
        Topology.build(environment, settings);
        StreamGraph graph = environment.getStreamGraph();
        assertThat(graph.getStreamNodes())
                .filteredOn(node -> !node.getOperatorName().contains("Committer"))
                .extracting(StreamNode::getTransformationUID)
                .doesNotContainNull()
                .contains("group", "encode-groups", "alerts-groups", "publish", "alert");
        SerializerConfig none = null;
        assertThat(graph.getStreamNodes())
                .flatExtracting(StreamNode::getOutEdges)
                .filteredOn(edge -> !edge.getPartitioner().isPointwise())
                .extracting(
                        edge ->
                                edge.getOutputTag() == null
                                        ? graph.getStreamNode(edge.getSourceId())
                                                .getTypeSerializerOut()
                                        : edge.getOutputTag().getTypeInfo().createSerializer(none))
                .containsOnly(
                        StreamTypes.PERCEIVED.createSerializer(none),
                        StreamTypes.MOMENT.createSerializer(none),
                        StreamTypes.TRACK_OUTPUT.createSerializer(none));
        assertThat(names(graph.getJobGraph()))
                .anySatisfy(name -> assertThat(name).contains("group", "encode-groups"))
                .filteredOn(name -> name.contains("frames"))
                .singleElement()
                .satisfies(name -> assertThat(name).contains("perceive").doesNotContain("track"));
    }

    /** Two cameras of one shop. */
    private static CameraGroups groups() {
        CountingConfig d = CountingConfig.DEFAULTS;
        SceneRules shop =
                new SceneRules(
                        1,
                        0,
                        SpatialConfig.NONE,
                        new CountingConfig(
                                d.timeZone(),
                                d.windows(),
                                d.openingHours(),
                                d.resetAt(),
                                "shop-7",
                                d.entrances(),
                                d.staff(),
                                0),
                        List.of());
        return CameraGroups.of(
                new TreeMap<>(Map.of("door", shop, "gate", shop)), Set.of("door", "gate"));
    }

    private StreamGraph graph() {
        StreamExecutionEnvironment environment = JobEnvironment.create(settings());
        Topology.build(environment, settings());
        return environment.getStreamGraph();
    }

    private JobSettings settings() {
        return settings(CameraGroups.NONE);
    }

    private JobSettings settings(CameraGroups groups) {
        return new JobSettings(
                "127.0.0.1:9",
                "vigil.",
                "vigil.",
                "test",
                DetectorConfig.of("builtin:motion"),
                SecondaryConfig.NONE,
                () -> Trackers.named(Trackers.DEFAULT),
                HealthConfig.DEFAULTS,
                2,
                Duration.ofSeconds(1),
                folder,
                JobSettings.BACKFILL_AFTER,
                groups,
                GlanceConfig.DEFAULT);
    }

    private static List<String> names(JobGraph job) {
        return StreamSupport.stream(job.getVertices().spliterator(), false)
                .map(JobVertex::getName)
                .toList();
    }
}
