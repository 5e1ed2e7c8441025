package io.vigil.sinks.file;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Counts in words. */
final class PlaceWords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private PlaceWords() {}

    static String window(Count count, ZoneId zone) {
        return begin(count, zone) + " to " + TIME.format(at(count.untilMicros(), zone));
    }

    static String begin(Count count, ZoneId zone) {
        ZonedDateTime begin = at(count.fromMicros(), zone);
        return (count.window() == Window.DAY ? DAY : TIME).format(begin);
    }

    static String length(Window window) {
        return switch (window) {
            case MINUTE -> "minute";
            case FIVE_MINUTES -> "5 minutes";
            case QUARTER_HOUR -> "15 minutes";
            case HOUR -> "hour";
            case DAY -> "day";
        };
    }

    /** Of one such window. */
    static String name(Window window) {
        return switch (window) {
            case MINUTE -> "minute";
            case FIVE_MINUTES -> "5 minutes";
            case QUARTER_HOUR -> "quarter-hour";
            case HOUR -> "hour";
            case DAY -> "day";
        };
    }

    /** A dash where it is not known, which is not 0. */
    static String count(OptionalLong value) {
        return value.isPresent() ? Words.count(value.getAsLong()) : "–";
    }

    static String stay(OptionalLong micros) {
        return micros.isPresent() ? Words.duration(micros.getAsLong() / 1e6) : "–";
    }

    static String mean(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "–";
    }

    static String speed(OptionalDouble metresPerSecond) {
        return metresPerSecond.isPresent()
                ? "%d km/h".formatted(Math.round(3.6 * metresPerSecond.getAsDouble()))
                : "–";
    }

    private static ZonedDateTime at(long micros, ZoneId zone) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
    }
}
