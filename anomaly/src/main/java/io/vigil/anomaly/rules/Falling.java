package io.vigil.anomaly.rules;

import io.vigil.anomaly.Severity;
import io.vigil.anomaly.falls.FallFrame;
import io.vigil.anomaly.falls.FallMachine;
import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.anomaly.falls.FallSettings;
import io.vigil.anomaly.falls.FallState;
import io.vigil.anomaly.falls.FallStep;
import io.vigil.anomaly.falls.Floor;
import io.vigil.anomaly.falls.Lie;
import io.vigil.anomaly.falls.Somebody;
import io.vigil.tracking.Box;
import io.vigil.tracking.spatial.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody fell or is on the floor, by a machine of its own that does not need tracks. What it has
 * told of somebody holds until the person is up again, seen or not.
 */
final class Falling implements Condition {
    private final Watch watch;
    private final FallMachine machine;

    /**
     * @param places all zones of the camera
     */
    Falling(Watch watch, List<Zone> places) {
        RuleConfig rule = watch.rule();
        this.watch = watch;
        this.machine =
                new FallMachine(
                        FallSettings.DEFAULTS.at(rule.limit()),
                        new Floor(of(rule.exceptZones(), places), of(rule.zones(), places)));
    }

    private static List<Zone> of(Set<String> ids, List<Zone> places) {
        return places.stream().filter(zone -> ids.contains(zone.id())).toList();
    }

    @Override
    public RuleMemory rest(RuleMemory memory) {
        return memory.withFalls(FallState.EMPTY);
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        RulesInput input = now.input();
        FallStep step =
                machine.step(
                        memory.falls(),
                        new FallFrame(
                                now.clock(),
                                input.width(),
                                input.height(),
                                input.untracked().detections(),
                                input.untracked().foreground()));
        for (Somebody body : step.state().everybody()) {
            for (Kind kind : body.lie().kinds()) {
                found.add(finding(body, kind, now));
            }
        }
        return memory.withFalls(step.state());
    }

    private Finding finding(Somebody body, Kind kind, Moment now) {
        Lie lie = body.lie();
        Box box = body.box();
        long since = lie.sinceMicros() >= 0 ? lie.sinceMicros() : lie.flatMicros();
        return new Finding(
                0,
                "person %d %s".formatted(body.id(), word(kind)),
                watch.rule().zones().size() == 1 ? watch.rule().zones().first() : "",
                "person",
                lie.score(),
                true,
                true,
                since < 0 ? 0 : Math.max(0, now.clock() - since),
                0,
                box.centerX() / now.input().width(),
                box.bottom() / now.input().height(),
                Double.NaN,
                Optional.empty());
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What is sure is more pressing than what is probable. */
    static Severity severity(RuleConfig rule, Episode episode) {
        return episode.key().endsWith(word(Kind.PROBABLE)) ? rule.severity() : Severity.CRITICAL;
    }

    /**
     * @param where such as {@code in bathroom}, or empty
     * @param length since the person went down
     */
    static String said(Episode episode, String where, String length) {
        String key = episode.key();
        String[] words = key.split(" ", 3);
        String who = "Person " + words[1];
        return switch (words[2]) {
            case "confirmed" -> "%s fell%s and lies still, %s by now".formatted(who, where, length);
            case "on floor" ->
                    "%s has been on the floor%s for %s, though no fall was seen"
                            .formatted(who, where, length);
            case "long lie" -> "%s fell%s and has been down for %s".formatted(who, where, length);
            default -> "%s has probably fallen%s, %s ago".formatted(who, where, length);
        };
    }
}
