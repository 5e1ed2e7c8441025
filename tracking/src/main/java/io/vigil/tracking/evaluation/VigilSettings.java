package io.vigil.tracking.evaluation;

import io.vigil.tracking.vigil.VigilConfig;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of the tracker {@code vigil} as text, by path, such as {@code
 * cues.overlap.weight=3.2}. Durations are {@code 1.5s}, {@code 51ms} or ISO 8601's {@code PT1.5S}.
 */
public final class VigilSettings {
    private static final Pattern SHORT_DURATION = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(ms|s)");

    private static final int NANO_DIGITS = 9;
    private static final int DIGITS_FROM_MILLIS = 6;

    private VigilSettings() {}

    /** Of every setting, in the configuration's order. */
    public static Set<String> paths() {
        return RecordSettings.of(VigilConfig.DEFAULTS).keySet();
    }

    /**
     * The same with some settings changed, all at once.
     *
     * @param changes values by path
     * @throws IllegalArgumentException if there is no such setting, the value is not of its kind,
     *     or the configuration refuses it, saying what it accepts
     */
    public static VigilConfig with(VigilConfig from, Map<String, String> changes) {
        Map<String, Object> now = RecordSettings.of(from);
        Map<String, Object> values = new LinkedHashMap<>();
        changes.forEach(
                (path, text) -> {
                    Object old = now.get(path);
                    if (old == null) {
                        throw new IllegalArgumentException(
                                "There is no setting '%s'; there are %s"
                                        .formatted(path, String.join(", ", now.keySet())));
                    }
                    values.put(path, parsed(path, text, old));
                });
        return RecordSettings.with(from, values);
    }

    /** What differs, as {@link #with} takes it to make the second of the first. */
    public static Map<String, String> changes(VigilConfig from, VigilConfig to) {
        Map<String, Object> before = RecordSettings.of(from);
        Map<String, String> changes = new LinkedHashMap<>();
        RecordSettings.of(to)
                .forEach(
                        (path, value) -> {
                            if (!value.equals(before.get(path))) {
                                changes.put(path, value.toString());
                            }
                        });
        return changes;
    }

    private static Object parsed(String path, String text, Object like) {
        String needed =
                like instanceof Duration
                        ? "a duration such as 1.5s, 51ms or PT1.5S"
                        : like instanceof Integer ? "a whole number" : "a finite number";
        try {
            if (like instanceof Duration) {
                return duration(text);
            }
            if (like instanceof Integer) {
                return Integer.valueOf(text);
            }
            double number = new BigDecimal(text).doubleValue();
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(refused(path, needed, text), unreadable);
        }
        throw new IllegalArgumentException(refused(path, needed, text));
    }

    private static String refused(String path, String needed, String text) {
        return "%s needs %s, but was '%s'".formatted(path, needed, text);
    }

    /** Only what fits into nanoseconds, as trackers count with. */
    private static Duration duration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        if (!matcher.matches()) {
            return Duration.ofNanos(Duration.parse(text).toNanos());
        }
        int digits = matcher.group(2).equals("s") ? NANO_DIGITS : DIGITS_FROM_MILLIS;
        return Duration.ofNanos(
                new BigDecimal(matcher.group(1))
                        .movePointRight(digits)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }
}
