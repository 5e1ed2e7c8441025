package io.vigil.anomaly.rules;

import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What holds of a rule that does not say otherwise, and what its kind cannot do without.
 *
 * @param measure the name of the figure that is held against the limit, such as {@code speed}
 * @param unit of the limit, such as {@code km/h}; empty where the kind has no limit
 * @param limit alerts open above it
 * @param clearShare share of the limit at or below which it is over, in [0, 1]
 * @param lasting for how long it has to hold before an alert opens
 * @param gap for how long it may not hold in between
 * @param held for how long it is taken to go on where the subject is out of sight, as behind
 *     something; zero: no longer than the gap
 * @param coolDown after an alert is resolved
 * @param labels that it is about; empty: all
 * @param needs what has to be configured
 */
public record KindDefaults(
        String measure,
        String unit,
        double limit,
        double clearShare,
        Duration lasting,
        Duration gap,
        Duration held,
        Duration coolDown,
        SortedSet<String> labels,
        SortedSet<Need> needs) {
    /** What a kind cannot do without. */
    public enum Need {
        ZONES,
        LINES,
        /** Ground points of the camera. */
        GROUND,
        STAGES
    }

    public KindDefaults {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(lasting, "lasting");
        Objects.requireNonNull(gap, "gap");
        Objects.requireNonNull(held, "held");
        Objects.requireNonNull(coolDown, "coolDown");
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    /** Whether the kind has a limit that can be set. */
    public boolean hasLimit() {
        return !unit.isEmpty();
    }

    /** The value at which it is over, where the rule does not say; whole for what is counted. */
    public double clear(double limit) {
        double clear = clearShare * limit;
        return unit.equals("objects") ? Math.floor(clear) : clear;
    }
}
