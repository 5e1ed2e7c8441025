package io.vigil.tracking.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;

/** By how much a setting is changed to see whether it matters. */
final class SettingStep {
    /** A fifth less, and a quarter more. */
    static final double DOWN = 0.8;

    static final double UP = 1.25;

    /** For settings that are 0 and have no share to be changed by; of durations, in seconds. */
    private static final double FROM_ZERO = 0.1;

    private static final double NANOS = 1e9;

    private static final MathContext DIGITS = new MathContext(4);

    /** Detection files have no embeddings for it to work on. */
    private static final List<String> BY_LOOKS = List.of("recognition.", "cues.looks.");

    private SettingStep() {}

    /** Whether the setting needs embeddings to have any effect. */
    static boolean byLooks(String path) {
        return BY_LOOKS.stream().anyMatch(path::startsWith);
    }

    /**
     * Whole numbers change by at least 1, and what is 0 by a tenth.
     *
     * @param value a duration or a number
     * @param factor {@link #DOWN} or {@link #UP}
     */
    static Object of(Object value, double factor) {
        if (value instanceof Duration duration) {
            return Duration.ofNanos(Math.round(moved(duration.toNanos() / NANOS, factor) * NANOS));
        }
        if (value instanceof Integer whole) {
            int change = Math.max(1, (int) Math.round(whole * Math.abs(factor - 1)));
            return factor < 1 ? whole - change : whole + change;
        }
        return moved(((Number) value).doubleValue(), factor);
    }

    private static double moved(double number, double factor) {
        return number != 0 ? number * factor : factor < 1 ? -FROM_ZERO : FROM_ZERO;
    }

    /** The same to four digits, so that it can be written down. */
    static Object rounded(Object value) {
        if (value instanceof Duration duration) {
            return Duration.ofNanos(
                    new BigDecimal(duration.toNanos()).round(DIGITS).longValueExact());
        }
        return value instanceof Double number
                ? new BigDecimal(number).round(DIGITS).doubleValue()
                : value;
    }
}
