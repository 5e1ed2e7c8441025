package io.vigil.deploy.config;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Everything that one deployment needs to know.
 *
 * @param name names the deployment's transactions and consumer groups
 * @param cameras with ids of their own; empty where the command line names the sources
 * @param scenes what is asked of cameras, by their ids; a camera that is not in it keeps what it
 *     has. Version 0 is the next after what the camera has, unless that says the same
 * @param secondary models that look at what the detector finds
 * @param out folder of the files that are written
 * @param video whether annotated videos are among them
 * @param anomaly what cameras have learnt
 */
public record DeploymentConfig(
        String name,
        List<CameraConfig> cameras,
        SortedMap<String, SceneRules> scenes,
        DetectorConfig detector,
        SecondaryConfig secondary,
        TrackerConfig tracker,
        HealthConfig health,
        KafkaConfig kafka,
        FlinkConfig flink,
        Path out,
        boolean video,
        PageConfig page,
        AnomalyConfig anomaly) {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    public DeploymentConfig {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Deployment name needs 1 to 60 letters, digits, dots, dashes or underscores, but was '%s'"
                            .formatted(name));
        }
        cameras = List.copyOf(cameras);
        scenes = Collections.unmodifiableSortedMap(new TreeMap<>(scenes));
        List<String> ids = cameras.stream().map(CameraConfig::id).toList();
        ids.stream()
                .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
                .findFirst()
                .ifPresent(
                        id -> {
                            throw new IllegalArgumentException(
                                    "Camera id '%s' is used twice; each camera needs its own"
                                            .formatted(id));
                        });
    }

    /** Separate processes against a real Kafka and Flink, with everything at its default. */
    public static DeploymentConfig cluster() {
        return new DeploymentConfig(
                "vigil",
                List.of(),
                Collections.emptySortedMap(),
                DetectorConfig.of(ModelCatalogue.DEFAULT),
                SecondaryConfig.NONE,
                TrackerConfig.defaults(),
                HealthConfig.DEFAULTS,
                new KafkaConfig("localhost:9092", "vigil.", 64, Map.of()),
                new FlinkConfig(0, Duration.ofSeconds(1), Optional.empty(), "localhost:8081"),
                Path.of("out"),
                true,
                new PageConfig(true, 0),
                AnomalyConfig.NONE);
    }

    /** Everything in one process: its own broker, and a shorter wait for committed records. */
    public static DeploymentConfig inProcess() {
        DeploymentConfig c = cluster();
        KafkaConfig kafka = new KafkaConfig("", c.kafka.prefix(), 8, Map.of());
        FlinkConfig flink =
                new FlinkConfig(0, Duration.ofMillis(500), Optional.empty(), c.flink.address());
        return new DeploymentConfig(
                c.name,
                c.cameras,
                c.scenes,
                c.detector,
                c.secondary,
                c.tracker,
                c.health,
                kafka,
                flink,
                c.out,
                c.video,
                c.page,
                c.anomaly);
    }

    public DeploymentConfig withScenes(SortedMap<String, SceneRules> others) {
        return new DeploymentConfig(
                name, cameras, others, detector, secondary, tracker, health, kafka, flink, out,
                video, page, anomaly);
    }

    public DeploymentConfig withAnomaly(AnomalyConfig other) {
        return new DeploymentConfig(
                name, cameras, scenes, detector, secondary, tracker, health, kafka, flink, out,
                video, page, other);
    }

    public DeploymentConfig withCameras(List<CameraConfig> others) {
        return new DeploymentConfig(
                name, others, scenes, detector, secondary, tracker, health, kafka, flink, out,
                video, page, anomaly);
    }

    public DeploymentConfig withDetector(DetectorConfig other) {
        return new DeploymentConfig(
                name, cameras, scenes, other, secondary, tracker, health, kafka, flink, out, video,
                page, anomaly);
    }

    public DeploymentConfig withSecondary(SecondaryConfig other) {
        return new DeploymentConfig(
                name, cameras, scenes, detector, other, tracker, health, kafka, flink, out, video,
                page, anomaly);
    }

    public DeploymentConfig withOut(Path other) {
        return new DeploymentConfig(
                name, cameras, scenes, detector, secondary, tracker, health, kafka, flink, other,
                video, page, anomaly);
    }
}
