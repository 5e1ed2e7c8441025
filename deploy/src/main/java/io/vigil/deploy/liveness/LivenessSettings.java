package io.vigil.deploy.liveness;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.Sources;
import io.vigil.ingest.publish.Topics;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the watch needs to know.
 *
 * @param kafka client settings, {@code bootstrap.servers} among them
 * @param deployment whose watch it is
 * @param cameras by id: whether it is a camera, rather than a recording
 */
public record LivenessSettings(
        Map<String, Object> kafka,
        Topics topics,
        String deployment,
        SortedMap<String, Boolean> cameras,
        LivenessConfig config) {
    public LivenessSettings {
        kafka = Map.copyOf(kafka);
        cameras = Collections.unmodifiableSortedMap(new TreeMap<>(cameras));
    }

    /** Of the cameras of a configuration, which are watched whether they ever came up or not. */
    public static LivenessSettings of(
            Map<String, Object> kafka,
            Topics topics,
            String deployment,
            Collection<CameraConfig> cameras) {
        SortedMap<String, Boolean> watched = new TreeMap<>();
        cameras.forEach(each -> watched.put(each.id(), Sources.live(each)));
        return new LivenessSettings(kafka, topics, deployment, watched, LivenessConfig.DEFAULTS);
    }
}
