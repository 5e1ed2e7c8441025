package io.vigil.anomaly.rules;

import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.judging.Alarm;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says in one sentence, and in figures, what an alert is about. */
final class Wording {
    private final RuleConfig rule;
    private final Optional<Alarm> alarm;

    Wording(RuleConfig rule, RulesInput input) {
        this.rule = rule;
        this.alarm = input.untracked().alarm();
    }

    /** While it holds. */
    Explanation holds(Episode episode, long clock) {
        if (rule.kind() == RuleKind.ANOMALY) {
            return Unusual.said(episode, alarm, clock);
        }
        return new Explanation(sentence(episode, clock) + ".", figures(episode, clock));
    }

    /**
     * @param reason such as {@code nobody is there any more}
     */
    Explanation over(Episode episode, String reason, long clock) {
        if (rule.kind() == RuleKind.ANOMALY) {
            Explanation last = Unusual.said(episode, alarm, clock);
            return new Explanation("%s; %s.".formatted(bare(last.text()), reason), last.figures());
        }
        return new Explanation(
                "%s; %s.".formatted(sentence(episode, clock), reason), figures(episode, clock));
    }

    private String sentence(Episode episode, long clock) {
        String who = subject(episode);
        String where = place(episode);
        String length = length(episode, clock);
        double value = episode.value();
        double limit = rule.limit();
        return switch (rule.kind()) {
            case RESTRICTED_ZONE -> "%s has been%s for %s".formatted(who, where, length);
            case STAFF_PRESENT -> "%s of the staff has been%s for %s".formatted(who, where, length);
            case LINE_CROSSED ->
                    rule.direction().isPresent()
                            ? "%s crossed line %s in direction %s"
                                    .formatted(
                                            who,
                                            episode.place(),
                                            rule.direction().get().name().toLowerCase(Locale.ROOT))
                            : "%s crossed line %s".formatted(who, episode.place());
            case WRONG_WAY ->
                    "%s has been moving%s against the lane for %s, %s off it"
                            .formatted(who, where, length, number(value, "degrees"));
            case STOPPED_VEHICLE -> "%s has been standing%s for %s".formatted(who, where, length);
            case SPEEDING ->
                    "%s drives%s at %s or more, where %s are allowed"
                            .formatted(who, where, number(value, "km/h"), number(limit, "km/h"));
            case QUEUE -> "%.0f wait%s, more than %.0f".formatted(value, where, limit);
            case CROWD -> "%.0f are%s, more than %.0f".formatted(value, present(where), limit);
            case LOITERING ->
                    "%s has stayed%s for %s in all, longer than %s"
                            .formatted(who, where, number(value, "s"), number(limit, "s"));
            case OBJECT_LEFT ->
                    "%s was left%s %s ago, with nobody within %s"
                            .formatted(who, where, length, number(value, "body heights"));
            case RUNNING ->
                    "%s runs%s at %s, more than %s"
                            .formatted(
                                    who,
                                    where,
                                    number(value, "body heights/s"),
                                    number(limit, "body heights/s"));
            case CAMERA_HEALTH -> "The camera is in trouble: " + episode.key();
            case NO_ACTIVITY ->
                    "Nobody has been seen%s for %s, longer than %s"
                            .formatted(where, number(value, "s"), number(limit, "s"));
            case BED_EXIT ->
                    "%s left %s %s ago, after %s"
                            .formatted(who, episode.place(), length, number(value, "s"));
            case NOT_BACK_IN_BED ->
                    "Nobody has come back to %s for %s, longer than %s"
                            .formatted(episode.place(), number(value, "s"), number(limit, "s"));
            case ANOMALY -> throw new IllegalStateException("Unusual says what it is");
            case FALL -> Falling.said(episode, where, length);
            case SEQUENCE ->
                    "%s completed the sequence of %d stages%s in %s"
                            .formatted(anywhere(episode), rule.stages().size(), where, length);
        };
    }

    /** By name: what was measured, the limit, and for how long it has held. */
    private SortedMap<String, Double> figures(Episode episode, long clock) {
        SortedMap<String, Double> figures = new TreeMap<>();
        KindDefaults kind = rule.kind().defaults();
        figures.put(kind.measure(), episode.value());
        if (kind.hasLimit()) {
            figures.put("limit", rule.limit());
        }
        figures.put("seconds", (clock - episode.startedMicros()) / 1e6);
        figures.put("for", rule.lasting().toNanos() / 1e9);
        if (rule.kind() == RuleKind.FALL) {
            // No track says where: at the bottom of whoever is down, as shares of the image.
            figures.put("x", episode.x());
            figures.put("y", episode.y());
        }
        if (Double.isFinite(episode.kilometresPerHour())) {
            figures.put("kilometresPerHour", episode.kilometresPerHour());
        }
        return figures;
    }

    /** Without its full stop. */
    static String bare(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    static String subject(Episode episode) {
        if (episode.track() == 0) {
            return "It";
        }
        return label(episode) + " " + episode.track();
    }

    /** Over several cameras a track has a number at each. */
    private static String anywhere(Episode episode) {
        return episode.track() == 0
                ? "%s (%s)".formatted(label(episode), episode.key())
                : subject(episode);
    }

    private static String label(Episode episode) {
        String label = episode.label().isEmpty() ? "track" : episode.label();
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private static String place(Episode episode) {
        return episode.place().isEmpty() ? "" : " in " + episode.place();
    }

    private static String present(String where) {
        return where.isEmpty() ? " in the image" : where;
    }

    private static String length(Episode episode, long clock) {
        return number((clock - episode.startedMicros()) / 1e6, "s");
    }

    private static String number(double value, String unit) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
    }
}
