package io.vigil.tracking.counting;

import java.util.ArrayList;
import java.util.List;

/**
 * What was heard and is not settled yet.
 *
 * @param observed when the camera saw, in the order of time, no two of them touching
 * @param shed frames left out by the minute, in the order of time
 * @param occurrences in the order in which they happened
 */
public record Pending(List<Span> observed, List<Shed> shed, List<Occurrence> occurrences) {
    public static final Pending NOTHING = new Pending(List.of(), List.of(), List.of());

    /**
     * @param minuteMicros when the minute begins
     */
    public record Shed(long minuteMicros, long frames) {}

    public Pending {
        observed = List.copyOf(observed);
        shed = List.copyOf(shed);
        occurrences = List.copyOf(occurrences);
    }

    Pending observed(long from, long until) {
        List<Span> more = new ArrayList<>(observed);
        int last = more.size() - 1;
        if (last >= 0 && more.get(last).untilMicros() == from) {
            more.set(last, new Span(more.get(last).fromMicros(), until));
        } else {
            more.add(new Span(from, until));
        }
        return new Pending(more, shed, occurrences);
    }

    Pending shed(long minute, long frames) {
        List<Shed> more = new ArrayList<>(shed);
        int last = more.size() - 1;
        if (last >= 0 && more.get(last).minuteMicros() == minute) {
            more.set(last, new Shed(minute, more.get(last).frames() + frames));
        } else {
            more.add(new Shed(minute, frames));
        }
        return new Pending(observed, more, occurrences);
    }

    /** What is not over by then. */
    Pending from(long micros) {
        return new Pending(
                observed.stream()
                        .filter(span -> span.untilMicros() > micros)
                        .map(
                                span ->
                                        new Span(
                                                Math.max(micros, span.fromMicros()),
                                                span.untilMicros()))
                        .toList(),
                shed.stream().filter(each -> each.minuteMicros() >= micros).toList(),
                occurrences.stream().filter(each -> each.atMicros() >= micros).toList());
    }

    /** How long the camera saw in [from, until). */
    long observedWithin(long from, long until) {
        long sum = 0;
        for (Span span : observed) {
            sum += span.within(from, until);
        }
        return sum;
    }

    /** The end of the last that begins before then; {@code otherwise} where nothing does. */
    long lastBefore(long until, long otherwise) {
        long last = otherwise;
        for (Span span : observed) {
            last = span.fromMicros() < until ? Math.max(last, span.untilMicros()) : last;
        }
        for (Shed each : shed) {
            last = each.minuteMicros() < until ? Math.max(last, each.minuteMicros() + 1) : last;
        }
        for (Occurrence each : occurrences) {
            last = each.atMicros() < until ? Math.max(last, each.atMicros() + 1) : last;
        }
        return last;
    }
}
