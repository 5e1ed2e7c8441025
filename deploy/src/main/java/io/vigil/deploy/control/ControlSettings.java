package io.vigil.deploy.control;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.ingest.publish.Topics;
import io.vigil.operators.assess.group.CameraGroups;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the control process works on.
 *
 * @param kafka client settings, {@code bootstrap.servers} among them
 * @param deployment names its place in the topics; a second process of the same name ends the first
 * @param cameras that may be spoken of
 * @param scenes what the configuration's file asks of them; version 0 where it names none
 */
public record ControlSettings(
        Map<String, Object> kafka,
        Topics topics,
        String deployment,
        Set<String> cameras,
        SortedMap<String, SceneRules> scenes) {
    public ControlSettings {
        kafka = Map.copyOf(kafka);
        cameras = Collections.unmodifiableSortedSet(new TreeSet<>(cameras));
        SortedMap<String, SceneRules> mine = new TreeMap<>(scenes);
        mine.keySet().retainAll(cameras);
        scenes = Collections.unmodifiableSortedMap(mine);
    }

    /** The cameras that a job of the same configuration keeps together. */
    CameraGroups groups() {
        return CameraGroups.of(scenes, cameras);
    }

    String group() {
        return deployment + "-control";
    }
}
