package io.vigil.sinks.file;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What has to be said beside counts: which windows they are of, and what was not seen of these. */
final class PlaceNotes {
    private PlaceNotes() {}

    /**
     * @param file that holds the counts of all windows
     */
    static void write(StringBuilder page, PlaceCounts counts, String file) {
        Optional<Window> window = counts.shown();
        if (window.isEmpty()) {
            return;
        }
        List<String> said = new ArrayList<>(unseen(counts, window.get()));
        TreeSet<Window> lengths = new TreeSet<>();
        counts.counts().forEach(each -> lengths.add(each.window()));
        if (window.get().compareTo(Window.QUARTER_HOUR) < 0
                && lengths.contains(Window.QUARTER_HOUR)) {
            said.add(
                    "Shown by %s: the recording is too short for quarter-hours."
                            .formatted(PlaceWords.length(window.get())));
        }
        List<Window> never =
                lengths.stream().filter(each -> isNeverComplete(counts, each)).toList();
        if (!never.isEmpty()) {
            said.add(
                    "No window by %s was seen as a whole: sums are of what was seen, and such rows of %s say complete = false."
                            .formatted(
                                    never.stream()
                                            .map(PlaceWords::name)
                                            .collect(Collectors.joining(" or ")),
                                    Html.escape(file)));
        }
        if (!said.isEmpty()) {
            page.append("<p class=\"fine\">").append(String.join(" ", said)).append("</p>");
        }
    }

    private static List<String> unseen(PlaceCounts counts, Window window) {
        List<Count> all =
                counts.counts().stream()
                        .filter(each -> each.window() == window && each.label().isEmpty())
                        .toList();
        long blind = windows(all.stream().filter(each -> each.observedMicros() == 0).toList());
        long partly =
                windows(
                        all.stream()
                                .filter(each -> each.observedMicros() > 0 && !each.complete())
                                .toList());
        List<String> said = new ArrayList<>();
        if (partly > 0) {
            said.add(
                    "%s paler: the camera saw less than 95 % of that time, so the figures are too low by an unknown amount."
                            .replace(
                                    "%s", partly == 1 ? "One window is" : partly + " windows are"));
        }
        if (blind > 0) {
            said.add(
                    "%s grey: nobody watched, which is not the same as nobody came."
                            .formatted(blind == 1 ? "One window is" : blind + " windows are"));
        }
        return said;
    }

    private static boolean isNeverComplete(PlaceCounts counts, Window window) {
        return counts.counts().stream()
                .filter(each -> each.window() == window)
                .noneMatch(Count::complete);
    }

    private static long windows(List<Count> counts) {
        return counts.stream().mapToLong(Count::fromMicros).distinct().count();
    }
}
