package io.vigil.deploy.run;

import io.vigil.deploy.JobSettings;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.control.ControlSettings;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.publish.CreditLimits;
import io.vigil.ingest.publish.IngestConfig;
import io.vigil.ingest.publish.Topics;
import io.vigil.operators.assess.group.CameraGroups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** From a deployment to the settings of its parts, where the broker is in this process. */
public final class Wiring {
    private static final Duration FRAMES_KEPT = Duration.ofHours(6);

    private Wiring() {}

    public static Topics topics(DeploymentConfig config) {
        return new Topics(
                config.kafka().prefix(), config.kafka().partitions(), (short) 1, FRAMES_KEPT);
    }

    /**
     * @param checkpoints folder of the retained checkpoints
     */
    public static JobSettings job(DeploymentConfig config, String bootstrap, Path checkpoints) {
        return new JobSettings(
                bootstrap,
                config.kafka().prefix(),
                config.kafka().prefix(),
                config.name(),
                config.detector(),
                config.secondary(),
                config.tracker()::create,
                config.health(),
                parallelism(config),
                config.flink().checkpointInterval(),
                checkpoints,
                // What a run in one process says ends in files.
                JobSettings.NEVER_BACKFILL,
                groups(config),
                config.anomaly().glances(config.out()));
    }

    /** The cameras that are asked about together by the configuration. */
    static CameraGroups groups(DeploymentConfig config) {
        return CameraGroups.of(
                config.scenes(),
                config.cameras().stream().map(CameraConfig::id).collect(Collectors.toSet()));
    }

    /**
     * @param clients settings of Kafka's clients
     */
    static ControlSettings control(DeploymentConfig config, Map<String, Object> clients) {
        return new ControlSettings(
                clients,
                topics(config),
                config.name(),
                config.cameras().stream().map(CameraConfig::id).collect(Collectors.toSet()),
                config.scenes(),
                config.anomaly().store(config.out()),
                config.anomaly().beginnings());
    }

    public static IngestConfig ingest(
            DeploymentConfig config, String bootstrap, CreditLimits credits) {
        return new IngestConfig(
                Map.of("bootstrap.servers", bootstrap), topics(config), cameras(config), credits);
    }

    /** The cameras; regions are computed only where the detector or a bundle looks at them. */
    private static List<CameraConfig> cameras(DeploymentConfig config) {
        boolean regions = config.detector().looksAtRegions();
        return config.cameras().stream()
                .map(
                        c -> {
                            boolean bundle = config.anomaly().cameras().containsKey(c.id());
                            return c.withRegions(c.regions() && (regions || bundle));
                        })
                .toList();
    }

    public static int parallelism(DeploymentConfig config) {
        return config.flink()
                .parallelismFor(
                        config.cameras().size(), Runtime.getRuntime().availableProcessors());
    }
}
