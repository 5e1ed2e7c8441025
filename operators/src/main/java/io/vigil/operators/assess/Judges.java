package io.vigil.operators.assess;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleException;
import io.vigil.anomaly.bundle.Bundles;
import io.vigil.anomaly.judging.Judge;
import io.vigil.anomaly.judging.Judging;
import io.vigil.anomaly.judging.Promise;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.SceneRules;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The judges used last, by what they judge by. Not for many threads. */
final class Judges {
    /** Some 200 kB each. */
    private static final int KEPT = 256;

    private final Bundles bundles;
    private final Map<Key, Found> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Found> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * What became of a bundle.
     *
     * @param judge empty where the bundle cannot be read any more, though it could be as it came
     *     into force
     * @param why it cannot be read; empty where it can
     */
    record Found(Optional<Judge> judge, String why) {}

    private record Key(String bundle, String sha256, Promise promise, ZoneId zone) {}

    Judges(Bundles bundles) {
        this.bundles = bundles;
    }

    /**
     * What cannot be read is not looked for again, as long as it is remembered.
     *
     * @param state with a bundle in force
     * @param rules in force; without one about anomalies, the usual is promised
     */
    Found of(Judging state, SceneRules rules) {
        Key key =
                new Key(
                        state.bundle(),
                        state.sha256(),
                        rules.anomaly().flatMap(RuleConfig::promise).orElse(Promise.DEFAULT),
                        rules.counting().timeZone());
        Found found = known.get(key);
        if (found == null) {
            found = found(key);
            known.put(key, found);
        }
        return found;
    }

    private Found found(Key key) {
        try {
            Bundle bundle = bundles.of(key.bundle(), key.sha256());
            return new Found(Optional.of(new Judge(bundle, key.promise(), key.zone())), "");
        } catch (BundleException gone) {
            return new Found(Optional.empty(), gone.getMessage());
        }
    }
}
