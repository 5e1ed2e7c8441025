package io.vigil.sinks.file;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was counted at a camera's places.
 *
 * @param rules the last that were in force
 * @param counts the last revision of each, ordered by their begin
 */
public record PlaceCounts(SceneRules rules, List<Count> counts) {
    /** Of a camera that nothing was asked of. */
    public static final PlaceCounts NONE = new PlaceCounts(SceneRules.NONE, List.of());

    private static final List<Window> PREFERRED =
            List.of(
                    Window.QUARTER_HOUR,
                    Window.FIVE_MINUTES,
                    Window.MINUTE,
                    Window.HOUR,
                    Window.DAY);

    /** Fewer bars say little about a course. */
    private static final int LEAST_BARS = 4;

    /** More bars than this cannot be told apart. */
    private static final int MOST_BARS = 100;

    public PlaceCounts {
        Objects.requireNonNull(rules, "rules");
        counts = List.copyOf(counts);
    }

    /** From all revisions, in any order; one may come twice. */
    public static PlaceCounts of(SceneRules rules, Iterable<Count> revisions) {
        Map<String, Count> latest = new LinkedHashMap<>();
        for (Count count : revisions) {
            latest.merge(count.key(), count, (a, b) -> a.revision() > b.revision() ? a : b);
        }
        return new PlaceCounts(rules, byBegin(List.copyOf(latest.values())));
    }

    static List<Count> byBegin(List<Count> counts) {
        return counts.stream()
                .sorted(Comparator.comparingLong(Count::fromMicros).thenComparing(Count::key))
                .toList();
    }

    /** The places of a kind that were counted at, in the order of the rules. */
    List<String> places(Count.Kind kind) {
        SortedSet<String> found = new TreeSet<>();
        counts.stream()
                .filter(each -> each.kind() == kind)
                .forEach(each -> found.add(each.place()));
        List<String> order = new ArrayList<>();
        rules.places().lines().forEach(line -> order.add(line.id()));
        rules.places().zones().forEach(zone -> order.add(zone.id()));
        List<String> places = new ArrayList<>(order);
        places.retainAll(found);
        found.stream().filter(place -> !order.contains(place)).forEach(places::add);
        return places;
    }

    /** The classes that were counted at a place; "" stands for all of them together. */
    SortedSet<String> labels(Count.Kind kind, String place) {
        SortedSet<String> labels = new TreeSet<>();
        counts.stream()
                .filter(each -> each.kind() == kind && each.place().equals(place))
                .forEach(each -> labels.add(each.label()));
        return labels;
    }

    /** One of each window of this length, by begin. */
    List<Count> series(Count.Kind kind, String place, String label, Window window) {
        return counts.stream()
                .filter(each -> each.kind() == kind && each.place().equals(place))
                .filter(each -> each.window() == window && each.label().equals(label))
                .toList();
    }

    /**
     * The windows to show: quarter-hours if there are some of them, or else what is next to these
     * in length of which there are neither too few nor too many.
     */
    Optional<Window> shown() {
        for (Window window : PREFERRED) {
            long bars = bars(window);
            if (bars >= LEAST_BARS && bars <= MOST_BARS) {
                return Optional.of(window);
            }
        }
        return counts.stream()
                .map(Count::window)
                .distinct()
                .sorted()
                .filter(each -> bars(each) <= MOST_BARS)
                .findFirst()
                .or(() -> longest());
    }

    private long bars(Window window) {
        return counts.stream()
                .filter(each -> each.window() == window)
                .mapToLong(Count::fromMicros)
                .distinct()
                .count();
    }

    /** Of the camera's place; empty where nothing was asked of it. */
    Optional<ZoneId> zone() {
        return rules.version() > 0 ? Optional.of(rules.counting().timeZone()) : Optional.empty();
    }

    /** The longest windows that were counted in, for figures of the whole. */
    Optional<Window> longest() {
        return counts.stream().map(Count::window).max(Comparator.naturalOrder());
    }
}
