package io.vigil.deploy.control;

import io.vigil.anomaly.bundle.BundleStore;
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
 * @param bundles where those are that cameras may get
 * @param models what bundles the configuration's file asks for, by camera: names, or files that are
 *     taken in
 */
public record ControlSettings(
        Map<String, Object> kafka,
        Topics topics,
        String deployment,
        Set<String> cameras,
        SortedMap<String, SceneRules> scenes,
        BundleStore bundles,
        SortedMap<String, String> models) {
    /** Where no camera begins with a bundle. */
    public ControlSettings(
            Map<String, Object> kafka,
            Topics topics,
            String deployment,
            Set<String> cameras,
            SortedMap<String, SceneRules> scenes) {
        this(
                kafka,
                topics,
                deployment,
                cameras,
                scenes,
                new BundleStore("bundles"),
                Collections.emptySortedMap());
    }

    public ControlSettings {
        kafka = Map.copyOf(kafka);
        cameras = Collections.unmodifiableSortedSet(new TreeSet<>(cameras));
        SortedMap<String, SceneRules> mine = new TreeMap<>(scenes);
        mine.keySet().retainAll(cameras);
        scenes = Collections.unmodifiableSortedMap(mine);
        SortedMap<String, String> begun = new TreeMap<>(models);
        begun.keySet().retainAll(cameras);
        models = Collections.unmodifiableSortedMap(begun);
    }

    /** The same on another broker. */
    public ControlSettings withKafka(Map<String, Object> other) {
        return new ControlSettings(other, topics, deployment, cameras, scenes, bundles, models);
    }

    /** The cameras that a job of the same configuration keeps together. */
    CameraGroups groups() {
        return CameraGroups.of(scenes, cameras);
    }

    String group() {
        return deployment + "-control";
    }
}
