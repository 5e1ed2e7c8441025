package io.vigil.anomaly.rules;

import io.vigil.anomaly.rules.Instruction.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Why nobody is called for some alerts just now. */
final class Orders {
    static final String STAFF = "staff";
    static final String COOL_DOWN = "cool-down";

    private final List<Inhibition> inhibitions;
    private final SortedSet<String> attended = new TreeSet<>();

    Orders(List<Inhibition> inhibitions) {
        this.inhibitions = inhibitions;
    }

    /** What is in force with this record, by rule. */
    static List<Inhibition> inForce(List<Inhibition> before, RulesInput input) {
        boolean same =
                input.instructions().isEmpty()
                        && before.stream().allMatch(i -> i.untilMicros() > input.clockMicros());
        if (same) {
            return before;
        }
        List<Inhibition> next = new ArrayList<>(before);
        for (Instruction said : input.instructions()) {
            if (said.action() == Action.INHIBIT) {
                next.removeIf(inhibition -> inhibition.rule().equals(said.target()));
                next.add(new Inhibition(said.target(), said.note(), said.untilMicros()));
            }
        }
        next.removeIf(inhibition -> inhibition.untilMicros() <= input.clockMicros());
        next.sort(Comparator.comparing(Inhibition::rule));
        return next;
    }

    /** Staff is in these zones. */
    void attend(Set<String> zones) {
        attended.addAll(zones);
    }

    boolean isAttended(RuleConfig rule, Episode episode) {
        if (attended.isEmpty() || rule.kind() == RuleKind.CAMERA_HEALTH) {
            return false;
        }
        return episode.place().isEmpty()
                ? !Collections.disjoint(attended, rule.zones())
                : attended.contains(episode.place());
    }

    /** Empty where somebody is to be called. */
    String suppressed(RuleConfig rule, Episode episode, List<Cooling> cooling, Moment now) {
        for (Inhibition inhibition : inhibitions) {
            if (inhibition.concerns(rule.id())) {
                return inhibition.note().isEmpty()
                        ? "inhibited"
                        : "inhibited: " + inhibition.note();
            }
        }
        if (isAttended(rule, episode)) {
            return STAFF;
        }
        boolean cools =
                isCooling(episode.track(), coolingKey(rule, episode, now), cooling, now.clock());
        return cools ? COOL_DOWN : "";
    }

    /**
     * What tells subjects apart that cool down each for itself. Alarms of a camera's own models are
     * one episode after another whoever they are about.
     */
    static String coolingKey(RuleConfig rule, Episode episode, Moment now) {
        if (rule.kind() != RuleKind.ANOMALY) {
            return episode.key();
        }
        String subject =
                episode.alert()
                        .map(alert -> alert.context().subject())
                        .orElseGet(() -> Unusual.subject(now.input().untracked().alarm()));
        return subject.isEmpty() ? episode.key() : episode.key() + " " + subject;
    }

    private static boolean isCooling(long track, String key, List<Cooling> cooling, long clock) {
        int low = 0;
        int high = cooling.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Cooling there = cooling.get(middle);
            int order = Episode.compare(there.track(), there.key(), track, key);
            if (order == 0) {
                return there.untilMicros() > clock;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return false;
    }
}
