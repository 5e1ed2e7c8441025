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

    private static final int DIGITS = 4;

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
                .filter(path -> path.matches("cues\\.\\w+\\.\\w+") && !SettingStep.byLooks(path))
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
                            if (!SettingStep.byLooks(path)) {
                                step(path, value, SettingStep.DOWN, variants);
                                step(path, value, SettingStep.UP, variants);
                            }
                        });
        return variants;
    }

    private void step(String path, Object value, double factor, List<TrackerVariant> variants) {
        Object other = SettingStep.of(value, factor);
        try {
            variants.add(with("%s %s".formatted(path, text(other)), path, other));
        } catch (IllegalArgumentException outside) {
            // There is nothing to measure beyond the end of a range.
        }
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
