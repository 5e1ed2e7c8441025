package io.vigil.tracking.counting;

import io.vigil.tracking.counting.OpenWindow.Row;
import io.vigil.tracking.spatial.SpatialConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Windows as counts. Every place has a row for all classes together, and one for each class that
 * was seen there on that day, though nothing of it happened in this window.
 */
final class Rows {
    private static final double SECOND_MICROS = 1e6;

    private final String camera;
    private final CountingConfig config;
    private final SpatialConfig places;

    Rows(String camera, CountingConfig config, SpatialConfig places) {
        this.camera = camera;
        this.config = config;
        this.places = places;
    }

    /**
     * @param finished else only what has changed is written
     * @param counts is added to
     * @return the window with its revisions counted
     */
    OpenWindow write(
            OpenWindow window,
            boolean finished,
            SortedMap<String, SortedSet<String>> labels,
            long rulesVersion,
            List<Count> counts) {
        SortedMap<PlaceClass, Row> rows = new TreeMap<>(window.rows());
        for (PlaceClass key : keys(window, labels)) {
            Row row = rows.getOrDefault(key, Row.NEW);
            if (finished || row.changed()) {
                counts.add(count(window, key, row, finished, rulesVersion));
                rows.put(key, row.emitted());
            }
        }
        return window.with(rows);
    }

    /** Lines, then zones, as they are configured; then those that are no longer there. */
    private List<PlaceClass> keys(OpenWindow window, SortedMap<String, SortedSet<String>> labels) {
        SortedSet<PlaceClass> others = new TreeSet<>(window.rows().keySet());
        List<PlaceClass> keys = new ArrayList<>();
        places.lines().forEach(line -> of(Count.Kind.LINE, line.id(), labels, others, keys));
        places.zones().forEach(zone -> of(Count.Kind.ZONE, zone.id(), labels, others, keys));
        keys.addAll(others);
        return keys;
    }

    private static void of(
            Count.Kind kind,
            String place,
            SortedMap<String, SortedSet<String>> labels,
            SortedSet<PlaceClass> others,
            List<PlaceClass> keys) {
        Set<PlaceClass> here = new TreeSet<>();
        here.add(new PlaceClass(kind, place, ""));
        labels.getOrDefault(place, Collections.emptySortedSet())
                .forEach(label -> here.add(new PlaceClass(kind, place, label)));
        others.stream()
                .filter(key -> key.kind() == kind && key.place().equals(place))
                .forEach(here::add);
        others.removeAll(here);
        keys.addAll(here);
    }

    private Count count(
            OpenWindow window, PlaceClass key, Row row, boolean finished, long rulesVersion) {
        Tally tally = row.tally();
        long observed = window.observedMicros();
        boolean seen = observed > 0;
        boolean line = seen && key.kind() == Count.Kind.LINE;
        boolean zone = seen && key.kind() == Count.Kind.ZONE;
        return new Count(
                camera,
                config.site(),
                key.place(),
                key.kind(),
                key.label(),
                window.window(),
                window.span().fromMicros(),
                window.span().untilMicros(),
                row.revision(),
                finished,
                window.open(),
                observed,
                window.shed(),
                figure(seen, tally.entered()),
                figure(seen, tally.left()),
                figure(line && config.groupWithinMicros() > 0, tally.groups()),
                micros(zone, tally.dwell(), 0.5),
                micros(zone, tally.dwell(), 0.95),
                zone
                        ? OptionalDouble.of((double) tally.occupancyMicros() / observed)
                        : OptionalDouble.empty(),
                figure(zone, tally.occupancyMax()),
                line ? tally.speed().quantile(0.5) : OptionalDouble.empty(),
                line ? tally.speed().quantile(0.85) : OptionalDouble.empty(),
                OptionalLong.empty(),
                rulesVersion);
    }

    private static OptionalLong figure(boolean known, long figure) {
        return known ? OptionalLong.of(figure) : OptionalLong.empty();
    }

    private static OptionalLong micros(boolean known, QuantileSketch seconds, double quantile) {
        OptionalDouble value = known ? seconds.quantile(quantile) : OptionalDouble.empty();
        return value.isPresent()
                ? OptionalLong.of(Math.round(SECOND_MICROS * value.getAsDouble()))
                : OptionalLong.empty();
    }
}
