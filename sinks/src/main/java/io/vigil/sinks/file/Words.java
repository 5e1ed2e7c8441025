package io.vigil.sinks.file;

import io.vigil.tracking.FrameLedger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures in words that nobody has to look up. */
final class Words {
    private static final Map<String, String> PLURALS =
            Map.of("person", "people", "bus", "buses", "sheep", "sheep", "knife", "knives");

    /** Recordings without a time of day start in 1970; then only the time into them is told. */
    private static final long HAS_A_DATE_MICROS = 315_532_800_000_000L;

    private Words() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** "1 person", "12 people". */
    static String count(long value, String label) {
        return count(value) + " " + (value == 1 ? label : plural(label));
    }

    static String plural(String label) {
        return PLURALS.getOrDefault(label, label + "s");
    }

    static String duration(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 120) {
            return whole + " s";
        } else if (whole < 7200) {
            return "%d min %02d s".formatted(whole / 60, whole % 60);
        }
        return "%d h %02d min".formatted(whole / 3600, whole / 60 % 60);
    }

    /** A time of day, or the time into a recording that has none. */
    static String time(long micros, long firstMicros, ZoneId zone) {
        if (firstMicros < HAS_A_DATE_MICROS) {
            long seconds = Math.max(0, micros - firstMicros) / 1_000_000;
            return "%d:%02d".formatted(seconds / 60, seconds % 60);
        }
        return at(micros, zone, "HH:mm:ss");
    }

    /** A date with times; of a recording without a date, how long it is. */
    static String period(long firstMicros, long lastMicros, ZoneId zone) {
        String length = duration((lastMicros - firstMicros) / 1e6);
        if (firstMicros < HAS_A_DATE_MICROS) {
            return "a recording of " + length;
        }
        return "%s to %s (%s), %s"
                .formatted(
                        at(firstMicros, zone, "d MMMM uuuu, HH:mm:ss"),
                        at(lastMicros, zone, "HH:mm:ss"),
                        zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId(),
                        length);
    }

    /** The account of the frames as sentences. */
    static List<String> ledger(FrameLedger ledger) {
        List<String> said = new ArrayList<>();
        boolean clean =
                ledger.balances()
                        && ledger.captured() == ledger.processed()
                        && ledger.captured() > 0;
        if (clean) {
            said.add(
                    "The camera delivered %s, and every one of them is accounted for."
                            .formatted(count(ledger.captured(), "frame")));
            said.add("None was dropped, none was rejected, none was counted twice.");
            return said;
        }
        said.add(
                "The camera delivered %s; %s analysed."
                        .formatted(
                                count(ledger.captured(), "frame"),
                                ledger.processed() == 1
                                        ? "1 was"
                                        : count(ledger.processed()) + " were"));
        said.add(
                ledger.shedTotal() == 0
                        ? "None was dropped on the way."
                        : "%s left out on the way to keep up with the camera (%s)."
                                .formatted(was(ledger.shedTotal()), reasons(ledger.shed())));
        said.add(
                ledger.deadTotal() == 0
                        ? "None was rejected."
                        : "%s rejected as unreadable (%s)."
                                .formatted(was(ledger.deadTotal()), reasons(ledger.dead())));
        if (ledger.duplicates() > 0) {
            said.add("%s sent twice and counted once.".formatted(was(ledger.duplicates())));
        }
        said.add(
                ledger.balances()
                        ? "Together that is every frame."
                        : "The account does not add up yet: the run ended before all frames were answered.");
        return said;
    }

    private static String was(long frames) {
        return count(frames, "frame") + (frames == 1 ? " was" : " were");
    }

    private static String reasons(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + ": " + count(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String at(long micros, ZoneId zone, String pattern) {
        return Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .atZone(zone)
                .format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
