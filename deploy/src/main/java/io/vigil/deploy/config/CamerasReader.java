package io.vigil.deploy.config;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.attention.Attention;
import io.vigil.operators.perceive.attention.AttentionConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the list of cameras, and the attention that each of them gets. */
final class CamerasReader {
    private final Document document;
    private final Attention otherwise;
    private final Map<String, Attention> attention = new TreeMap<>();
    private final SortedMap<String, AnomalyConfig.OfCamera> anomaly = new TreeMap<>();
    private final Map<String, SceneReader> begun = new TreeMap<>();

    /**
     * @param otherwise the attention of a camera that has none of its own
     */
    CamerasReader(Document document, Attention otherwise) {
        this.document = document;
        this.otherwise = otherwise;
    }

    /**
     * @param someNeeded whether it is a problem that there are none
     */
    List<CameraConfig> read(Section root, boolean someNeeded) {
        Map<String, Integer> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<CameraConfig> cameras = new ArrayList<>();
        String needed = "a list of cameras, each beginning with '- id:'";
        if (someNeeded && root.isSection() && !root.has("cameras")) {
            document.problem(root.at("cameras"), "cameras", "none", needed);
        }
        int number = 0;
        for (Node entry : root.list("cameras", needed)) {
            number++;
            int line = entry.getStartMark().getLine() + 1;
            Optional<CameraReader.Entry> read =
                    new CameraReader(document, otherwise).read(entry, number);
            if (read.isEmpty()) {
                continue;
            }
            String id = read.get().camera().id();
            // Ids name folders, and not every file system tells upper from lower case.
            Integer first = lines.putIfAbsent(id, line);
            if (first == null) {
                cameras.add(read.get().camera());
                read.get().scene().ifPresent(scene -> begun.put(id, scene));
                read.get().anomaly().ifPresent(its -> anomaly.put(id, its));
                if (!read.get().attention().equals(otherwise)) {
                    attention.put(id, read.get().attention());
                }
            } else {
                document.problem(
                        entry,
                        "camera " + id,
                        "an id that is already used on line " + first,
                        "an id of its own (upper and lower case count as equal)");
            }
        }
        return cameras;
    }

    /** What is asked of each of the cameras that have been read; those without are left out. */
    SortedMap<String, SceneRules> scenes(List<CameraConfig> cameras) {
        KnownPlaces known =
                KnownPlaces.of(
                        cameras.stream()
                                .collect(
                                        Collectors.toMap(
                                                CameraConfig::id, c -> SpatialConfig.NONE)));
        for (SceneReader scene : begun.values()) {
            known = known.with(scene.camera(), scene.ids());
        }
        SortedMap<String, SceneRules> scenes = new TreeMap<>();
        for (SceneReader scene : begun.values()) {
            scenes.put(scene.camera(), scene.read(known));
        }
        return scenes;
    }

    /** Of the cameras that have been read; those without are left out. */
    SortedMap<String, AnomalyConfig.OfCamera> anomaly() {
        return anomaly;
    }

    /** Of the cameras that have been read. */
    AttentionConfig attention() {
        return new AttentionConfig(otherwise, attention);
    }
}
