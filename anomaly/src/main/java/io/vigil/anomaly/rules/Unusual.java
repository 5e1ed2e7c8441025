package io.vigil.anomaly.rules;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.judging.Alarm;
import io.vigil.anomaly.judging.Oddity;
import io.vigil.tracking.spatial.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The camera's own models raise an alarm whose most unusual object is the rule's matter. One alert
 * lasts as long as the alarm.
 */
final class Unusual implements Condition {
    /** Key of what is only reported, so that an alarm that calls is another. */
    private static final String SHADOW = "shadow";

    /** Hexadecimal digits of a hash that tell bundles of one name apart. */
    private static final int DIGITS = 12;

    private static final String TRACK = "track";

    private final Watch watch;
    private final List<Zone> zones;
    private final List<Zone> exceptZones;

    /**
     * @param places all zones of the camera
     */
    Unusual(Watch watch, List<Zone> places) {
        this.watch = watch;
        this.zones = of(watch.rule().zones(), places);
        this.exceptZones = of(watch.rule().exceptZones(), places);
    }

    private static List<Zone> of(Set<String> ids, List<Zone> places) {
        return places.stream().filter(zone -> ids.contains(zone.id())).toList();
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        now.input()
                .untracked()
                .alarm()
                .filter(alarm -> alarm.isOpen(now.clock()))
                .ifPresent(alarm -> found.add(finding(alarm, now)));
        return memory;
    }

    private Finding finding(Alarm alarm, Moment now) {
        Optional<Oddity> most = alarm.most();
        double x = most.map(m -> m.box().centerX() / now.width()).orElse(0.5);
        double y = most.map(m -> m.box().bottom() / now.height()).orElse(0.5);
        String label = most.map(Oddity::label).orElse("");
        Optional<String> place = place(label, x, y, most.isPresent());
        return new Finding(
                0,
                alarm.shadow() ? SHADOW : "",
                place.orElse(""),
                label,
                alarm.peak(),
                place.isPresent(),
                true,
                now.clock() - alarm.openedMicros(),
                0,
                x,
                y,
                Double.NaN,
                Optional.empty());
    }

    /** Empty where it is not the rule's matter. */
    private Optional<String> place(String label, double x, double y, boolean isSomewhere) {
        Set<String> labels = watch.rule().labels();
        boolean isExcepted =
                (!labels.isEmpty() && !labels.contains(label))
                        || (isSomewhere && exceptZones.stream().anyMatch(z -> z.contains(x, y)));
        if (isExcepted) {
            return Optional.empty();
        }
        return watch.rule().zones().isEmpty()
                ? Optional.of("")
                : zones.stream()
                        .filter(zone -> isSomewhere && zone.contains(x, y))
                        .map(Zone::id)
                        .findFirst();
    }

    static boolean isShadow(Episode episode) {
        return episode.key().equals(SHADOW);
    }

    /** Empty where no track lies over what is unusual. */
    static String subject(Optional<Alarm> alarm) {
        return alarm.flatMap(Alarm::most)
                .filter(most -> most.track() > 0)
                .map(most -> "track " + most.track())
                .orElse("");
    }

    /** Whether the alarm is about another object by now than was said last. */
    static boolean isAnother(Alert said, Optional<Alarm> alarm) {
        double before = said.explanation().figures().getOrDefault(TRACK, 0.0);
        double track = alarm.flatMap(Alarm::most).map(most -> (double) most.track()).orElse(0.0);
        return track > 0 && track != before;
    }

    /**
     * @param alarm the last one; what the episode is about, unless its bundle is gone
     */
    static Explanation said(Episode episode, Optional<Alarm> alarm, long clock) {
        Optional<Alarm> its = alarm.filter(each -> each.shadow() == isShadow(episode));
        if (its.isEmpty() && episode.alert().isPresent()) {
            return episode.alert().get().explanation();
        }
        return new Explanation(
                sentence(episode, its) + ".",
                figures(its, episode.value(), (clock - episode.startedMicros()) / 1e6));
    }

    private static String sentence(Episode episode, Optional<Alarm> alarm) {
        String where = episode.place().isEmpty() ? "" : " in " + episode.place();
        String what = alarm.flatMap(Alarm::most).map(most -> what(most, where)).orElse("");
        String begins = what.isEmpty() ? "The image is unusual" + where : what;
        return alarm.map(a -> "%s%s; %s".formatted(begins, began(episode, a), judged(a)))
                .orElse(begins);
    }

    /** One alert may come to be about another than it has its subject from. */
    private static String began(Episode episode, Alarm alarm) {
        String now = subject(Optional.of(alarm));
        String first = episode.alert().map(alert -> alert.context().subject()).orElse(now);
        if (first.equals(now)) {
            return "";
        }
        return first.isEmpty() ? "; it began with something else" : "; it began with " + first;
    }

    private static String what(Oddity most, String where) {
        String label = most.label().isEmpty() ? "something" : most.label();
        String who = label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
        String unit = most.unit().isEmpty() ? "" : " " + most.unit();
        return "%s%s is unusual%s: %s %s%s, normal %s %s to %s"
                .formatted(
                        who,
                        most.track() > 0 ? " " + most.track() : "",
                        where,
                        how(most.term()),
                        number(most.value()),
                        unit,
                        most.unit().isEmpty() ? "is" : "here is",
                        number(most.low()),
                        number(most.high()));
    }

    private static String how(String term) {
        return switch (term) {
            case "motion" -> "its parts move otherwise than is known here, error";
            case "prediction" -> "it changes otherwise than foreseen, error";
            case "manner" -> "its size, place and way do not go together, distance";
            case "turning" -> "its way turns by";
            case "dwell" -> "it has stayed here for";
            default -> term;
        };
    }

    private static String judged(Alarm alarm) {
        String pValue =
                Double.isNaN(alarm.pValue())
                        ? ""
                        : String.format(Locale.ROOT, ", p-value %.2g", alarm.pValue());
        return "score %s over %s%s, by bundle %s (SHA-256 %s)"
                .formatted(
                        number(alarm.peak()),
                        number(alarm.threshold()),
                        pValue,
                        alarm.bundle(),
                        alarm.sha256().substring(0, Math.min(DIGITS, alarm.sha256().length())));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static SortedMap<String, Double> figures(
            Optional<Alarm> alarm, double peak, double seconds) {
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("score", peak);
        figures.put("seconds", seconds);
        alarm.ifPresent(
                each -> {
                    figures.put("score", each.peak());
                    figures.put("threshold", each.threshold());
                    known(each.pValue()).ifPresent(p -> figures.put("pValue", p));
                    each.most().ifPresent(most -> put(most, figures));
                });
        return figures;
    }

    private static void put(Oddity most, SortedMap<String, Double> figures) {
        figures.put(most.term(), most.value());
        figures.put("normalLow", most.low());
        figures.put("normalHigh", most.high());
        known(most.pValue()).ifPresent(p -> figures.put("termPValue", p));
        figures.put("left", most.box().left());
        figures.put("top", most.box().top());
        figures.put("right", most.box().right());
        figures.put("bottom", most.box().bottom());
        if (most.track() > 0) {
            figures.put(TRACK, (double) most.track());
        }
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
