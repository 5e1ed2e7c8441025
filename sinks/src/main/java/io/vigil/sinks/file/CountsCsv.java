package io.vigil.sinks.file;

import io.vigil.sinks.wire.Decimal;
import io.vigil.tracking.counting.Count;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts as a table for spreadsheets and BI tools (RFC 4180), of a camera or of a site: a row for
 * each place, class and window with its last revision, in the order of time. Times are those of the
 * clock on the wall with its offset, so that the hour that it shows twice is two. A cell is empty
 * where nothing is known, which is not 0. Equal counts give equal bytes, whatever their order was.
 * Not for many threads.
 */
public final class CountsCsv {
    private static final char SEPARATOR = ',';
    private static final String LINE_END = "\r\n";

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private static final Comparator<Count> ORDER =
            Comparator.comparingLong(Count::fromMicros)
                    .thenComparing(Count::window)
                    .thenComparing(Comparator.comparing(Count::kind).reversed())
                    .thenComparing(Count::place)
                    .thenComparing(Count::camera)
                    .thenComparing(Count::label)
                    .thenComparing(Count::site);

    private final SortedMap<Count, Count> last = new TreeMap<>(ORDER);
    private final List<Column> columns;

    private record Column(String name, Function<Count, String> cell) {}

    /**
     * @param zone of the camera's or site's place
     */
    public CountsCsv(ZoneId zone) {
        DateTimeFormatter time = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        columns =
                List.of(
                        new Column("site", c -> text(c.site())),
                        new Column("camera", c -> text(c.camera())),
                        new Column("kind", c -> word(c.kind())),
                        new Column("place", c -> text(c.place())),
                        new Column("class", c -> text(c.label())),
                        new Column("window", c -> word(c.window())),
                        new Column("from", c -> time.format(at(c.fromMicros(), zone))),
                        new Column("until", c -> time.format(at(c.untilMicros(), zone))),
                        new Column("final", c -> String.valueOf(c.finished())),
                        new Column("open", c -> String.valueOf(c.open())),
                        new Column("observed_s", c -> seconds(c.observedMicros())),
                        new Column("complete", c -> String.valueOf(c.complete())),
                        new Column("shed_frames", c -> String.valueOf(c.shed())),
                        new Column("entered", c -> number(c.entered())),
                        new Column("left", c -> number(c.left())),
                        new Column("groups", c -> number(c.groups())),
                        new Column("dwell_p50_s", c -> seconds(c.dwellP50Micros())),
                        new Column("dwell_p95_s", c -> seconds(c.dwellP95Micros())),
                        new Column("occupancy_mean", c -> number(c.occupancyMean())),
                        new Column("occupancy_max", c -> number(c.occupancyMax())),
                        new Column("speed_p50_mps", c -> number(c.speedP50())),
                        new Column("speed_p85_mps", c -> number(c.speedP85())),
                        new Column("drift", c -> number(c.drift())),
                        new Column("rules_version", c -> String.valueOf(c.rulesVersion())));
    }

    /** One with a lower revision than what is known of its row changes nothing. */
    public void accept(Count count) {
        Count known = last.get(count);
        if (known == null || count.revision() >= known.revision()) {
            last.put(count, count);
        }
    }

    /** The table so far, its header included. */
    public String text() {
        StringBuilder text = new StringBuilder();
        row(text, columns.stream().map(Column::name).toList());
        last.values()
                .forEach(
                        count ->
                                row(
                                        text,
                                        columns.stream()
                                                .map(column -> column.cell().apply(count))
                                                .toList()));
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(SEPARATOR);
            }
            text.append(cells.get(i));
        }
        text.append(LINE_END);
    }

    /** Names come from configurations of users: they are never a formula. */
    private static String text(String name) {
        boolean formula = !name.isEmpty() && FORMULA.indexOf(name.charAt(0)) >= 0;
        String safe = formula ? "'" + name : name;
        boolean quoted =
                safe.chars().anyMatch(c -> c == '"' || c == SEPARATOR || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ZonedDateTime at(long micros, ZoneId zone) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? Decimal.of(number.getAsDouble()) : "";
    }

    private static String seconds(OptionalLong micros) {
        return micros.isPresent() ? seconds(micros.getAsLong()) : "";
    }

    private static String seconds(long micros) {
        return Decimal.of(micros / 1e6);
    }
}
