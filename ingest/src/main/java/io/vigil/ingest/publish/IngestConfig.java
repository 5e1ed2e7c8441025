package io.vigil.ingest.publish;

import io.vigil.ingest.CameraConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one ingest process does.
 *
 * @param kafka client settings, {@code bootstrap.servers} among them
 * @param cameras each with an id of its own
 */
public record IngestConfig(
        Map<String, Object> kafka,
        Topics topics,
        List<CameraConfig> cameras,
        CreditLimits credits) {
    public IngestConfig {
        kafka = Map.copyOf(kafka);
        cameras = List.copyOf(cameras);
        Set<String> ids = new HashSet<>();
        for (CameraConfig camera : cameras) {
            if (!ids.add(camera.id())) {
                throw new IllegalArgumentException(
                        "Camera id %s is used twice; each camera needs one of its own"
                                .formatted(camera.id()));
            }
        }
    }

    public static IngestConfig of(
            String bootstrapServers, Topics topics, List<CameraConfig> cameras) {
        return new IngestConfig(
                Map.of("bootstrap.servers", bootstrapServers),
                topics,
                cameras,
                CreditLimits.DEFAULT);
    }
}
