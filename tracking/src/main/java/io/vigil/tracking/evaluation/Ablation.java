package io.vigil.tracking.evaluation;

import io.vigil.tracking.vigil.VigilConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What each part of the tracker {@code vigil} is worth: the tracker with one thing changed, again
 * and again.
 */
public final class Ablation {
    /** The title of the group of small changes, whose mean says how sharp the choice was. */
    public static final String STEPS = "setting a step down or up";

    /** What evidence no pair ever has. */
    private static final double NEVER = 1e9;

    /** A fifth less, and a quarter more. */
    private static final double DOWN = 0.8;

    private static final double UP = 1.25;

    /** For settings that are 0 and have no share to be changed by. */
    private static final double FROM_ZERO = 0.1;

    private static final int DIGITS = 4;

    /** Detection files have no embeddings for it to work on. */
    private static final List<String> BY_LOOKS = List.of("recognition.", "cues.looks.");

    private final VigilConfig defaults;

    public Ablation(VigilConfig defaults) {
        this.defaults = defaults;
    }

    /**
     * @param variants in the order of the settings
     */
    public record Group(String title, List<TrackerVariant> variants) {
        public Group {
            variants = List.copyOf(variants);
        }
    }

    /** All that there is to change. */
    public List<Group> groups() {
        return List.of(
                new Group("cue switched off", withoutCues()),
                new Group("mechanism changed", mechanisms()),
                new Group(STEPS, steps()));
    }

    private List<TrackerVariant> withoutCues() {
        List<TrackerVariant> variants = new ArrayList<>();
        for (String cue : cues()) {
            VigilConfig without = defaults;
            for (String path : RecordSettings.of(defaults).keySet()) {
                if (path.startsWith("cues." + cue + ".")) {
                    without = RecordSettings.with(without, path, 0.0);
                }
            }
            variants.add(TrackerVariant.of("without " + cue, without));
        }
        return variants;
    }

    private List<String> cues() {
        return RecordSettings.of(defaults).keySet().stream()
                .filter(path -> path.matches("cues\\.\\w+\\.\\w+") && !byLooks(path))
                .map(path -> path.split("\\.")[1])
                .distinct()
                .toList();
    }

    private List<TrackerVariant> mechanisms() {
        return List.of(
                with("no low scores", "leastLowEvidence", NEVER),
                with("all scores at once", "highScore", 0.0),
                with("detection's box shown", "smoothing", 0.0),
                with("filter's box shown", "smoothing", 1.0),
                with("no bridging", "bridgedFor", Duration.ZERO),
                with("shown at once", "confirmedAfter", 1),
                with("no sure score", "sureScore", 1.0),
                with("lost for 0.2 s", "lostFor", Duration.ofMillis(200)),
                TrackerVariant.of("", defaults).withoutCameraMotion("no camera motion"),
                with("noise of a random walk", "noise.growth", 1.0),
                with("noise not by score", "noise.scoreTrust", 0.0));
    }

    private TrackerVariant with(String name, String path, Object value) {
        return TrackerVariant.of(name, RecordSettings.with(defaults, path, value));
    }

    private List<TrackerVariant> steps() {
        List<TrackerVariant> variants = new ArrayList<>();
        RecordSettings.of(defaults)
                .forEach(
                        (path, value) -> {
                            if (!byLooks(path)) {
                                step(path, value, DOWN, variants);
                                step(path, value, UP, variants);
                            }
                        });
        return variants;
    }

    private static boolean byLooks(String path) {
        return BY_LOOKS.stream().anyMatch(path::startsWith);
    }

    private void step(String path, Object value, double factor, List<TrackerVariant> variants) {
        Object other = stepped(value, factor);
        try {
            variants.add(with("%s %s".formatted(path, text(other)), path, other));
        } catch (IllegalArgumentException outside) {
            // There is nothing to measure beyond the end of a range.
        }
    }

    private static Object stepped(Object value, double factor) {
        if (value instanceof Duration duration) {
            return Duration.ofNanos(Math.round(duration.toNanos() * factor));
        }
        if (value instanceof Integer whole) {
            int change = Math.max(1, (int) Math.round(whole * Math.abs(factor - 1)));
            return factor < 1 ? whole - change : whole + change;
        }
        double number = ((Number) value).doubleValue();
        return number != 0 ? number * factor : factor < 1 ? -FROM_ZERO : FROM_ZERO;
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return text(duration.toNanos() / 1e9) + " s";
        }
        return value instanceof Double number
                ? new BigDecimal(number)
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }
}
