package io.vigil.tracking.counting;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A window that is not final.
 *
 * @param open whether any of it lies in the opening hours
 * @param rows those about which there is more to say than that nothing happened
 */
public record OpenWindow(
        Window window,
        Span span,
        boolean open,
        long observedMicros,
        long shed,
        SortedMap<PlaceClass, Row> rows) {
    /**
     * One row of a window.
     *
     * @param revision that the next result has
     * @param changed whether there is news since the last result
     */
    public record Row(Tally tally, long revision, boolean changed) {
        static final Row NEW = new Row(Tally.EMPTY, 0, true);

        public Row {
            Objects.requireNonNull(tally, "tally");
        }

        Row with(Tally other) {
            return new Row(other, revision, true);
        }

        /** With more of a stretch of time in which it was only looked at. */
        Row and(Tally more) {
            boolean news = more.entered() > 0 || more.left() > 0;
            boolean higher = more.occupancyMax() > tally.occupancyMax();
            return new Row(tally.plus(more), revision, changed || news || higher);
        }

        Row emitted() {
            return new Row(tally, revision + 1, false);
        }
    }

    public OpenWindow {
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(span, "span");
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    /** The one that holds this time, with nothing in it. */
    static OpenWindow at(long micros, Window window, CountingConfig config) {
        Span span = Clocks.window(window, micros, config.timeZone());
        boolean open = false;
        for (long at = span.fromMicros();
                at < span.untilMicros() && !open;
                at += Clocks.MINUTE_MICROS) {
            open = config.openingHours().holds(at, config.timeZone());
        }
        return new OpenWindow(window, span, open, 0, 0, new TreeMap<>());
    }

    OpenWindow with(SortedMap<PlaceClass, Row> other) {
        return new OpenWindow(window, span, open, observedMicros, shed, other);
    }

    /** With a minute of it that is settled. */
    OpenWindow and(long observed, long left, SortedMap<PlaceClass, Tally> minute) {
        SortedMap<PlaceClass, Row> sum = new TreeMap<>(rows);
        minute.forEach((row, tally) -> sum.put(row, sum.getOrDefault(row, Row.NEW).and(tally)));
        return new OpenWindow(window, span, open, observedMicros + observed, shed + left, sum);
    }
}
