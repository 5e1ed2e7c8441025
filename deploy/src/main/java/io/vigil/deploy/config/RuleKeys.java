package io.vigil.deploy.config;

import io.vigil.anomaly.rules.KindDefaults.Need;
import io.vigil.anomaly.rules.RuleKind;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which of the keys that not every rule has a kind can do anything with. */
final class RuleKeys {
    static final SortedSet<String> SPECIAL =
            new TreeSet<>(
                    java.util.List.of(
                            "zones",
                            "lines",
                            "except-zones",
                            "labels",
                            "attributes",
                            "for",
                            "limit",
                            "clear",
                            "direction",
                            "false-alarms-per-day",
                            "heading",
                            "shadow-time",
                            "stages"));

    private RuleKeys() {}

    /** In their order. */
    static SortedSet<String> of(RuleKind kind) {
        SortedSet<String> keys = new TreeSet<>();
        boolean crossing = kind.defaults().needs().contains(Need.LINES);
        boolean sequence = kind.defaults().needs().contains(Need.STAGES);
        if (kind != RuleKind.CAMERA_HEALTH) {
            keys.add("labels");
            keys.add("attributes");
            if (!crossing && !sequence) {
                keys.add("zones");
                keys.add("except-zones");
            }
        }
        if (crossing) {
            keys.add("lines");
            keys.add("direction");
        } else if (sequence) {
            keys.add("stages");
        } else {
            keys.add("for");
        }
        if (kind == RuleKind.FALL) {
            // Its times are those of the machine.
            keys.remove("for");
            keys.remove("attributes");
        }
        if (kind == RuleKind.ANOMALY) {
            keys.remove("attributes");
            keys.add("false-alarms-per-day");
            keys.add("shadow-time");
        }
        if (kind.defaults().hasLimit()) {
            keys.add("limit");
            keys.add("clear");
        }
        if (kind == RuleKind.WRONG_WAY) {
            keys.add("heading");
        }
        return keys;
    }
}
