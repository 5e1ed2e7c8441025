package io.vigil.operators.assess;

import io.vigil.anomaly.rules.RuleEngine;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.SceneRulesJson;
import io.vigil.tracking.counting.Counting;
import io.vigil.tracking.spatial.SpatialScene;
import java.util.LinkedHashMap;
import java.util.Map;

/** A rule set made ready to run. */
record Compiled(SceneRules rules, SpatialScene scene, Counting counting, RuleEngine engine) {
    /** The sets used last, by their text. Not for many threads. */
    static final class Cache {
        /** More than the cameras of one subtask. */
        private static final int KEPT = 1024;

        private final SceneRulesJson json = new SceneRulesJson();
        private final Map<String, Compiled> byText =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
                        return size() > KEPT;
                    }
                };

        /**
         * @throws IllegalArgumentException if it cannot be read, or makes no sense
         */
        Compiled of(String text) {
            Compiled known = byText.get(text);
            if (known == null) {
                SceneRules rules = json.read(text);
                known =
                        new Compiled(
                                rules,
                                new SpatialScene(rules.places()),
                                new Counting(rules.counting(), rules.places()),
                                new RuleEngine(rules));
                byText.put(text, known);
            }
            return known;
        }
    }
}
