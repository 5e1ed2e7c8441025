package io.vigil.anomaly.falls;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * Somebody of whom only the foreground tells: one patch while upright, any number of them when not.
 *
 * @param id its number
 * @param box around all that is theirs, in pixels; as last seen
 * @param stance as last seen upright
 * @param birthX where first seen, in pixels
 * @param birthY the same downwards
 * @param moved how far from there, in standing heights, at most
 * @param person how much it has been taken for a person, in [0, 1]
 * @param stood for how long upright, in seconds
 * @param seenMicros when last seen
 * @param tinySinceMicros since when next to nothing is seen of them; -1: more is
 */
public record Figure(
        long id,
        Box box,
        Stance stance,
        double birthX,
        double birthY,
        double moved,
        double person,
        double stood,
        long seenMicros,
        long tinySinceMicros,
        Descending way,
        Lie lie)
        implements Somebody {
    /** Who has never come so far, in standing heights, may be a thing. */
    private static final double MOVES = 0.3;

    public Figure {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(stance, "stance");
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(lie, "lie");
    }

    static Figure born(long id, Sighting sighting, long micros) {
        Box box = sighting.box();
        return new Figure(
                id,
                box,
                Stance.of(box, micros),
                box.centerX(),
                box.centerY(),
                0,
                sighting.person(),
                0,
                micros,
                -1,
                Descending.NONE,
                Lie.NONE);
    }

    boolean isDown() {
        return way.isDown();
    }

    boolean hasMoved() {
        return moved >= MOVES;
    }

    long uprightMicros() {
        return stance.atMicros();
    }

    /** Standing height at the place of the box, in pixels. */
    double tall(Box at, FallFrame frame, StandingHeights heights) {
        return stance.height()
                * heights.ratio(at.bottom() / frame.height(), stance.bottom() / frame.height());
    }

    /** How tall it stood, as a share of how tall people stand there; 1 where that is not known. */
    double size(FallFrame frame, StandingHeights heights) {
        double row = Math.min(1, stance.bottom() / frame.height());
        return heights.known() ? stance.height() / frame.height() / heights.at(row) : 1;
    }

    Figure with(Descending next) {
        return with(next, lie);
    }

    Figure with(Lie next) {
        return with(way, next);
    }

    private Figure with(Descending down, Lie lying) {
        return new Figure(
                id,
                box,
                stance,
                birthX,
                birthY,
                moved,
                person,
                stood,
                seenMicros,
                tinySinceMicros,
                down,
                lying);
    }
}
