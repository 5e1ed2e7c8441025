package io.vigil.operators.assess;

import io.vigil.anomaly.bundle.Bundles;
import io.vigil.anomaly.judging.Judge;
import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.Promise;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.SceneRules;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The judges used last, by what they judge by. Not for many threads. */
final class Judges {
    /** Some 200 kB each. */
    private static final int KEPT = 256;

    private final Bundles bundles;
    private final Map<Key, Judge> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Judge> eldest) {
                    return size() > KEPT;
                }
            };

    private record Key(String bundle, String sha256, Promise promise, ZoneId zone) {}

    Judges(Bundles bundles) {
        this.bundles = bundles;
    }

    /**
     * @param state with a bundle in force
     * @param rules in force; without one about anomalies, the usual is promised
     * @throws io.vigil.anomaly.bundle.BundleException if the bundle can no longer be read, though
     *     it could be as it came into force: without it nobody can go on as the log says
     */
    Judge of(Judging state, SceneRules rules) {
        Key key =
                new Key(
                        state.bundle(),
                        state.sha256(),
                        rules.anomaly().flatMap(RuleConfig::promise).orElse(Promise.DEFAULT),
                        rules.counting().timeZone());
        Judge judge = known.get(key);
        if (judge == null) {
            judge = new Judge(bundles.of(key.bundle(), key.sha256()), key.promise(), key.zone());
            known.put(key, judge);
        }
        return judge;
    }
}
