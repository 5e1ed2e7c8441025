package io.vigil.deploy.control;

import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.deploy.config.KnownPlaces;
import io.vigil.ingest.RuleSet;
import io.vigil.tracking.spatial.SpatialConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules that the cameras have: those in force, and those that will be. Used by one thread. */
final class Present {
    private final SceneRulesJson json = new SceneRulesJson();
    private final Map<String, List<SceneRules>> sets = new TreeMap<>();
    private final Set<String> cameras;

    /**
     * @param accepted by camera, with rising versions
     */
    Present(Set<String> cameras, Map<String, List<RuleSet>> accepted) {
        this.cameras = cameras;
        accepted.forEach(
                (camera, all) ->
                        sets.put(
                                camera,
                                new ArrayList<>(
                                        all.stream()
                                                .map(each -> json.read(each.rules()))
                                                .toList())));
    }

    Optional<SceneRules> newest(String camera) {
        List<SceneRules> all = sets.getOrDefault(camera, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    long version(String camera) {
        return newest(camera).map(SceneRules::version).orElse(0L);
    }

    /** The ids of a camera's rules, of any set that matters. */
    Collection<String> rules(String camera) {
        Set<String> ids = new TreeSet<>();
        sets.getOrDefault(camera, List.of())
                .forEach(set -> set.rules().stream().map(RuleConfig::id).forEach(ids::add));
        return ids;
    }

    /** The cameras whose newest set says that they are of a site. */
    Set<String> camerasOf(String site) {
        Set<String> its = new TreeSet<>();
        for (String camera : cameras) {
            if (newest(camera).filter(n -> n.counting().site().equals(site)).isPresent()) {
                its.add(camera);
            }
        }
        return its;
    }

    KnownPlaces places() {
        Map<String, SpatialConfig> places = new TreeMap<>();
        cameras.forEach(
                camera ->
                        places.put(
                                camera,
                                newest(camera).map(SceneRules::places).orElse(SpatialConfig.NONE)));
        return KnownPlaces.of(places);
    }

    /**
     * Takes in a newer set.
     *
     * @param clock how far the camera's own time has come
     * @return the versions that can never be in force again
     */
    List<Long> accept(String camera, SceneRules newer, OptionalLong clock) {
        List<SceneRules> all = sets.computeIfAbsent(camera, c -> new ArrayList<>());
        all.add(newer);
        long inForce =
                all.stream()
                        .filter(each -> each.effectiveFromMicros() <= clock.orElse(0))
                        .mapToLong(SceneRules::version)
                        .max()
                        .orElse(0);
        List<Long> past = all.stream().map(SceneRules::version).filter(v -> v < inForce).toList();
        all.removeIf(each -> each.version() < inForce);
        return past;
    }
}
