package io.vigil.anomaly.falls;

import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.tracking.Box;
import java.util.EnumSet;
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
 * @param told what has been told of it, as bits by {@link Kind#ordinal()}
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

    /** Further than this, in standing heights, is a move. */
    private static final double TREMBLE = 0.25;

    boolean has(Kind kind) {
        return (told & 1 << kind.ordinal()) != 0;
    }

    boolean isTold() {
        return has(Kind.PROBABLE) || has(Kind.ON_FLOOR);
    }

    Set<Kind> kinds() {
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
                told | 1 << kind.ordinal(),
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
        if (stillMicros >= 0 && away <= TREMBLE * tall) {
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
