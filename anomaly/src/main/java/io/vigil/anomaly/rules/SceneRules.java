package io.vigil.anomaly.rules;

import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.spatial.SpatialConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is asked of one camera: its places, how they are counted, and its rules.
 *
 * @param version rising per camera, from 1
 * @param effectiveFromMicros capture time from which it holds; 0: at once
 * @param rules with ids of their own
 */
public record SceneRules(
        long version,
        long effectiveFromMicros,
        SpatialConfig places,
        CountingConfig counting,
        List<RuleConfig> rules) {
    /** Nothing is asked. */
    public static final SceneRules NONE =
            new SceneRules(0, 0, SpatialConfig.NONE, CountingConfig.DEFAULTS, List.of());

    public SceneRules {
        Objects.requireNonNull(places, "places");
        Objects.requireNonNull(counting, "counting");
        rules = List.copyOf(rules);
        if (version < 0) {
            throw new IllegalArgumentException(
                    "Rule set needs a version of 0 or more, but had " + version);
        }
        List<String> ids = rules.stream().map(RuleConfig::id).toList();
        ids.stream()
                .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
                .findFirst()
                .ifPresent(
                        id -> {
                            throw new IllegalArgumentException(
                                    "Rule '%s' is there twice; each rule needs an id of its own"
                                            .formatted(id));
                        });
        List<String> anomalies =
                rules.stream()
                        .filter(rule -> rule.kind() == RuleKind.ANOMALY)
                        .map(RuleConfig::id)
                        .toList();
        if (anomalies.size() > 1) {
            throw new IllegalArgumentException(
                    "Rules %s are all about anomalies; a camera has one threshold: leave one of them"
                            .formatted(anomalies));
        }
    }

    /** The rule about anomalies, if there is one. */
    public Optional<RuleConfig> anomaly() {
        return rules.stream().filter(rule -> rule.kind() == RuleKind.ANOMALY).findFirst();
    }
}
