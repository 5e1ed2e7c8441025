package io.vigil.anomaly.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.judging.Promise;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.spatial.Direction;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One rule. Which of the parameters a kind makes use of is said by {@link RuleKind}.
 *
 * @param id unique among the camera's rules
 * @param zones where it holds; empty: anywhere
 * @param lines that it is about
 * @param exceptZones where it does not hold, such as places where cars may stand
 * @param labels classes that it is about; empty: all
 * @param attributes only of tracks that have these, such as {@code uniform: yes}
 * @param schedule when it holds
 * @param lasting for how long it has to hold before an alert opens
 * @param gap for how long it may not hold in between, and how long it has to be over before the
 *     alert is resolved
 * @param limit in the unit of the kind
 * @param clear the value at which it is over, on the good side of {@code limit}
 * @param direction that is forbidden, of a crossing
 * @param heading that the lane leads, in degrees of the image, clockwise from up, in [0, 360);
 *     empty: learnt
 * @param coolDown after an alert is resolved, another of the same subject at the same place is
 *     written as suppressed for so long
 * @param escalations in the order of time
 * @param stages of a sequence
 * @param shadow whether it is only tried out
 * @param test whether its alerts are to try out who is called
 * @param promise of a rule about anomalies, and of no other
 */
public record RuleConfig(
        String id,
        RuleKind kind,
        Severity severity,
        SortedSet<String> zones,
        SortedSet<String> lines,
        SortedSet<String> exceptZones,
        SortedSet<String> labels,
        SortedMap<String, String> attributes,
        Schedule schedule,
        Duration lasting,
        Duration gap,
        double limit,
        double clear,
        Optional<Direction> direction,
        OptionalDouble heading,
        Duration coolDown,
        List<Escalation> escalations,
        List<Stage> stages,
        CatchUp catchUp,
        boolean shadow,
        boolean test,
        Location location,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Promise> promise) {
    public RuleConfig {
        Objects.requireNonNull(promise, "promise");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(catchUp, "catchUp");
        Objects.requireNonNull(location, "location");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("Rule needs an id, but it was empty");
        }
        zones = sorted(zones);
        lines = sorted(lines);
        exceptZones = sorted(exceptZones);
        labels = sorted(labels);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        escalations = List.copyOf(escalations);
        stages = List.copyOf(stages);
        if (lasting.isNegative() || gap.isNegative() || coolDown.isNegative()) {
            throw new IllegalArgumentException(
                    "Rule %s needs times of 0 or more, but had %s, %s and %s"
                            .formatted(id, lasting, gap, coolDown));
        }
        if (promise.isPresent() != (kind == RuleKind.ANOMALY)) {
            throw new IllegalArgumentException(
                    "Rule %s needs a promise if it is about anomalies and none otherwise, but is %s with %s"
                            .formatted(id, kind.word(), promise));
        }
        if (!Double.isFinite(limit) || !Double.isFinite(clear)) {
            throw new IllegalArgumentException(
                    "Rule %s needs finite limits, but had %s and %s".formatted(id, limit, clear));
        }
    }

    /** All that it says, in words; of a rule without a promise they are those of before. */
    String words() {
        String words = toString();
        return promise.isPresent() ? words : words.replace(", promise=Optional.empty]", "]");
    }

    /** The other cameras that its stages are at. */
    public SortedSet<String> camerasBesides(String own) {
        SortedSet<String> others = new TreeSet<>();
        stages.forEach(stage -> others.add(stage.camera()));
        others.remove("");
        others.remove(own);
        return others;
    }

    private static SortedSet<String> sorted(SortedSet<String> some) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(some));
    }
}
