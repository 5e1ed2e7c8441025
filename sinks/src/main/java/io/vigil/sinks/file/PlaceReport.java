package io.vigil.sinks.file;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The parts of the report about a camera's lines and zones. */
final class PlaceReport {
    /** All classes together. */
    private static final String ALL = "";

    private static final Set<String> VEHICLES =
            Set.of("car", "truck", "bus", "motorcycle", "bicycle", "vehicle", "van");

    private static final long LEAST_STAY_MICROS = 1_000_000;

    private PlaceReport() {}

    static void write(StringBuilder page, PlaceCounts counts) {
        Optional<Window> shown = counts.shown();
        if (shown.isEmpty()) {
            return;
        }
        ZoneId zone = counts.rules().counting().timeZone();
        lines(page, counts, shown.get(), zone);
        zones(page, counts, shown.get(), zone);
        PlaceNotes.write(page, counts, "counts.csv");
    }

    private static void lines(StringBuilder page, PlaceCounts counts, Window window, ZoneId zone) {
        List<String> lines = counts.places(Count.Kind.LINE);
        if (lines.isEmpty()) {
            return;
        }
        boolean traffic = isTraffic(counts, lines);
        String in = "in";
        String out = "out";
        page.append("<h3>%s</h3>".formatted(traffic ? "Traffic" : "Who came and went"));
        for (String line : lines) {
            List<Count> series = counts.series(Count.Kind.LINE, line, ALL, window);
            if (series.isEmpty()) {
                continue;
            }
            page.append(
                    "<figure class=\"wide\"><figcaption>%s<span>%s upwards, %s downwards, by %s</span></figcaption>"
                            .formatted(Html.escape(line), in, out, PlaceWords.length(window)));
            page.append(PlaceCharts.flow(series, in, out, zone)).append("</figure>");
        }
        flows(page, counts, lines, traffic, zone);
    }

    private static boolean isTraffic(PlaceCounts counts, List<String> lines) {
        SortedSet<String> labels = new TreeSet<>();
        lines.forEach(line -> labels.addAll(counts.labels(Count.Kind.LINE, line)));
        return labels.stream().anyMatch(VEHICLES::contains) && !labels.contains("person");
    }

    private static void flows(
            StringBuilder page,
            PlaceCounts counts,
            List<String> lines,
            boolean traffic,
            ZoneId zone) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            rows.addAll(rows(counts, Count.Kind.LINE, line));
        }
        boolean groups = rows.stream().anyMatch(row -> row.last(Count::groups).isPresent());
        boolean speeds = rows.stream().anyMatch(row -> row.only().speedP50().isPresent());
        page.append("<table class=\"places\"><tr><th>Line</th><th>Class</th><th>In</th>");
        page.append("<th>Out</th>");
        page.append(groups ? "<th>Groups in</th>" : "");
        page.append(traffic ? "" : "<th>Busiest</th>");
        page.append(speeds ? "<th>Half are slower than</th><th>85 of 100 are</th>" : "");
        page.append("</tr>");
        for (Row row : rows) {
            page.append(
                    "<tr%s><td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                            .formatted(
                                    row.label().isEmpty() ? " class=\"all\"" : "",
                                    Html.escape(row.label().isEmpty() ? row.place() : ""),
                                    Html.escape(row.label().isEmpty() ? "all" : row.label()),
                                    PlaceWords.count(row.sum(Count::entered)),
                                    PlaceWords.count(row.sum(Count::left))));
            page.append(groups ? cell(PlaceWords.count(row.sum(Count::groups))) : "");
            page.append(traffic ? "" : cell(busiest(counts, row, zone)));
            page.append(speeds ? cell(PlaceWords.speed(row.only().speedP50())) : "");
            page.append(speeds ? cell(PlaceWords.speed(row.only().speedP85())) : "");
            page.append("</tr>");
        }
        page.append("</table>");
    }

    private static String busiest(PlaceCounts counts, Row row, ZoneId zone) {
        Window window = counts.shown().orElseThrow();
        return counts.series(row.kind(), row.place(), row.label(), window).stream()
                .filter(each -> passing(each) > 0)
                .max((a, b) -> Long.compare(passing(a), passing(b)))
                .map(each -> PlaceWords.window(each, zone))
                .map(Html::escape)
                .orElse("–");
    }

    private static long passing(Count count) {
        return count.entered().orElse(0) + count.left().orElse(0);
    }

    private static void zones(StringBuilder page, PlaceCounts counts, Window window, ZoneId zone) {
        List<String> zones = counts.places(Count.Kind.ZONE);
        if (zones.isEmpty()) {
            return;
        }
        page.append("<h3>Where they stayed</h3><table class=\"places\"><tr><th>Zone</th>");
        page.append("<th>Class</th><th>Visits</th><th>Half stay up to</th><th>95 of 100</th>");
        page.append("<th>On average inside</th><th>Most at once</th></tr>");
        SortedSet<String> passing = new TreeSet<>();
        for (String each : zones) {
            for (Row row : rows(counts, Count.Kind.ZONE, each)) {
                if (isPassing(counts, row)) {
                    passing.add(row.label());
                    continue;
                }
                Count only = row.only();
                page.append(
                        "<tr%s><td>%s</td><td>%s</td>"
                                .formatted(
                                        row.label().isEmpty() ? " class=\"all\"" : "",
                                        Html.escape(row.label().isEmpty() ? each : ""),
                                        Html.escape(row.label().isEmpty() ? "all" : row.label())));
                page.append(cell(PlaceWords.count(row.sum(Count::entered))));
                page.append(cell(PlaceWords.stay(only.dwellP50Micros())));
                page.append(cell(PlaceWords.stay(only.dwellP95Micros())));
                page.append(cell(PlaceWords.mean(only.occupancyMean())));
                page.append(cell(PlaceWords.count(row.most(Count::occupancyMax))));
                page.append("</tr>");
            }
        }
        page.append("</table>");
        if (!passing.isEmpty()) {
            page.append(
                    "<p class=\"fine\">Left out are classes that no rule asks for where half of the visits were shorter than a second: %s.</p>"
                            .formatted(Html.escape(String.join(", ", passing))));
        }
        for (String each : zones) {
            List<Count> series = counts.series(Count.Kind.ZONE, each, ALL, window);
            if (series.size() > 1) {
                page.append(
                        "<figure class=\"wide\"><figcaption>%s<span>the most inside at once, by %s; the line is the average</span></figcaption>"
                                .formatted(Html.escape(each), PlaceWords.length(window)));
                page.append(PlaceCharts.occupancy(series, zone)).append("</figure>");
            }
        }
    }

    /** Seen there for moments only, and nobody asks: mostly one thing taken for another. */
    private static boolean isPassing(PlaceCounts counts, Row row) {
        boolean asked =
                counts.rules().rules().stream()
                        .anyMatch(
                                rule ->
                                        rule.zones().contains(row.place())
                                                && (rule.labels().isEmpty()
                                                        || rule.labels().contains(row.label())));
        return !row.label().isEmpty()
                && !asked
                && row.only().dwellP50Micros().orElse(Long.MAX_VALUE) < LEAST_STAY_MICROS;
    }

    private static String cell(String text) {
        return "<td>" + text + "</td>";
    }

    private static List<Row> rows(PlaceCounts counts, Count.Kind kind, String place) {
        Window whole = counts.longest().orElseThrow();
        List<Row> rows = new ArrayList<>();
        SortedSet<String> labels = counts.labels(kind, place);
        // With one class alone, all together would say the same again.
        boolean one = labels.size() == 2 && labels.contains(ALL);
        for (String label : labels) {
            List<Count> series = counts.series(kind, place, label, whole);
            if (!series.isEmpty() && !(one && !label.isEmpty())) {
                rows.add(new Row(kind, place, label, series));
            }
        }
        return rows;
    }

    /** One line of a table, from the longest windows. */
    private record Row(Count.Kind kind, String place, String label, List<Count> series) {
        /** Empty where nothing of it was seen. */
        OptionalLong sum(Function<Count, OptionalLong> figure) {
            return series.stream()
                    .map(figure)
                    .filter(OptionalLong::isPresent)
                    .mapToLong(OptionalLong::getAsLong)
                    .reduce(Long::sum);
        }

        OptionalLong most(Function<Count, OptionalLong> figure) {
            return series.stream()
                    .map(figure)
                    .filter(OptionalLong::isPresent)
                    .mapToLong(OptionalLong::getAsLong)
                    .max();
        }

        OptionalLong last(Function<Count, OptionalLong> figure) {
            return figure.apply(only());
        }

        /** Medians of several windows cannot be joined: those of the last that was seen stand. */
        Count only() {
            for (int i = series.size() - 1; i >= 0; i--) {
                if (series.get(i).observedMicros() > 0) {
                    return series.get(i);
                }
            }
            return series.get(series.size() - 1);
        }
    }
}
