package io.vigil.tracking.counting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Capture times on the clock of a place. */
final class Clocks {
    static final long MINUTE_MICROS = 60_000_000;

    private static final long SECOND_MICROS = 1_000_000;

    private Clocks() {}

    static ZonedDateTime at(long micros, ZoneId zone) {
        return instant(micros).atZone(zone);
    }

    /** The window that holds this time; the windows of one kind follow each other without a gap. */
    static Span window(Window window, long micros, ZoneId zone) {
        ZonedDateTime local = at(micros, zone);
        if (window == Window.DAY) {
            return new Span(
                    micros(local.toLocalDate().atStartOfDay(zone).toInstant()),
                    micros(local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()));
        }
        int minutes = window.minutes();
        LocalDateTime hour = local.toLocalDateTime().truncatedTo(ChronoUnit.HOURS);
        LocalDateTime from = hour.plusMinutes((long) local.getMinute() / minutes * minutes);
        ZoneOffset offset = local.getOffset();
        long begins = micros(from.toInstant(offset));
        long ends = micros(from.plusMinutes(minutes).toInstant(offset));
        // A change of clocks in its midst, as of half an hour, divides it.
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition before = rules.previousTransition(instant(micros).plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(instant(micros));
        return new Span(
                before == null ? begins : Math.max(begins, micros(before.getInstant())),
                after == null ? ends : Math.min(ends, micros(after.getInstant())));
    }

    /** The beginning of the minute that holds this time. */
    static long minute(long micros) {
        return Math.floorDiv(micros, MINUTE_MICROS) * MINUTE_MICROS;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * SECOND_MICROS + instant.getNano() / 1000;
    }
}
