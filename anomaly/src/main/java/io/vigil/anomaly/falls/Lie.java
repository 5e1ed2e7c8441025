package io.vigil.anomaly.falls;

import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody's being down.
 *
 * @param gathered evidence so far, in logits times seconds, 0 or more
 * @param score of the last sighting, in [0, 1]
 * @param sinceMicros when it began; -1: is not down
 * @param flatMicros since when the shape on the floor has been one that lies; -1: it does not
 * @param stillMicros since when it has not moved
 * @param stillX where it has not moved from, in pixels
 * @param stillY the same downwards
 * @param told what has been told of it, as bits: 1 probable, 2 confirmed, 4 on the floor, 8 a long
 *     lie
 * @param upMicros since when the person has been up again; -1: is not
 */
public record Lie(
        double gathered,
        double score,
        long sinceMicros,
        long flatMicros,
        long stillMicros,
        double stillX,
        double stillY,
        int told,
        long upMicros) {
    static final Lie NONE = new Lie(0, 0, -1, -1, -1, 0, 0, 0, -1);

    /** Further than this, in standing heights or in its own widths, is a move. */
    private static final double TREMBLE = 0.25;

    public boolean has(Kind kind) {
        return (told & kind.bit()) != 0;
    }

    public boolean isTold() {
        return has(Kind.PROBABLE) || has(Kind.ON_FLOOR);
    }

    /** What is to be told, in order, as a probable fall goes on. */
    List<Kind> goingOn(long now, FallSettings settings) {
        List<Kind> due = new ArrayList<>(0);
        long still = Math.max(stillMicros, sinceMicros);
        if (!has(Kind.CONFIRMED) && now - still >= settings.confirmSeconds() * 1e6) {
            due.add(Kind.CONFIRMED);
        }
        if (!has(Kind.LONG_LIE) && now - sinceMicros >= settings.longLieSeconds() * 1e6) {
            due.add(Kind.LONG_LIE);
        }
        return due;
    }

    /** What has been told of it, in order. */
    public Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (has(kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    Lie telling(Kind kind) {
        return new Lie(
                gathered,
                score,
                sinceMicros,
                flatMicros,
                stillMicros,
                stillX,
                stillY,
                told | kind.bit(),
                upMicros);
    }

    Lie gathering(double sum, double now, long since) {
        return new Lie(sum, now, since, flatMicros, stillMicros, stillX, stillY, told, upMicros);
    }

    Lie flat(long since) {
        return new Lie(
                gathered, score, sinceMicros, since, stillMicros, stillX, stillY, told, upMicros);
    }

    Lie up(long since) {
        return new Lie(
                gathered, score, sinceMicros, flatMicros, stillMicros, stillX, stillY, told, since);
    }

    /** After a sighting: whether it has moved. */
    Lie at(Box box, double tall, long micros) {
        double away = Math.max(Math.abs(box.centerX() - stillX), Math.abs(box.centerY() - stillY));
        if (stillMicros >= 0 && away <= TREMBLE * Math.max(tall, box.width())) {
            return this;
        }
        return new Lie(
                gathered,
                score,
                sinceMicros,
                flatMicros,
                micros,
                box.centerX(),
                box.centerY(),
                told,
                upMicros);
    }
}
