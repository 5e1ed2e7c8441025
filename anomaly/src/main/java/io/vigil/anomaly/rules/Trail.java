package io.vigil.anomaly.rules;

import io.vigil.tracking.Box;
import io.vigil.tracking.spatial.PlacedTrack;

/**
 * How a track has moved of late. Places are shares of the image's size; it changes every half
 * second, so that frames in between cost nothing.
 *
 * @param fromX where it was, half a second to a second ago
 * @param fromMicros capture time of that
 * @param toX where it was, up to half a second ago
 * @param toMicros capture time of that
 * @param height of its box then, in pixels
 * @param restX about where it stands
 * @param restMicros seen time since when it stands there
 * @param awayMicros seen time since when it is elsewhere, which may be a mistake; {@link #NEVER}
 *     where it is not
 * @param owner the person it came with; 0 where there was none, or nobody asks
 * @param ownerHeight of that person, in pixels
 * @param cell of the image that it was in, row by row from the top left
 */
public record Trail(
        long track,
        double fromX,
        double fromY,
        long fromMicros,
        double toX,
        double toY,
        long toMicros,
        double height,
        double restX,
        double restY,
        long restMicros,
        long awayMicros,
        long owner,
        double ownerHeight,
        int cell) {
    /** No time. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Cells of the image in a row. */
    static final int COLUMNS = 16;

    static final int ROWS = 9;

    private static final long STEP_MICROS = 500_000;
    private static final long LOST_MICROS = 2_000_000;
    private static final long STRAY_MICROS = 400_000;

    /** What trembles by no more than this share of its size stands. */
    private static final double TREMBLE = 0.25;

    /** Of the image's height: what is small trembles by more than its size says. */
    private static final double LEAST_TREMBLE = 0.01;

    static Trail first(PlacedTrack placed, Moment now) {
        double x = placed.at().x();
        double y = placed.at().y();
        return new Trail(
                placed.track().id(),
                x,
                y,
                now.clock(),
                x,
                y,
                now.clock(),
                placed.track().box().height(),
                x,
                y,
                now.seen(),
                NEVER,
                0,
                0,
                cell(x, y));
    }

    /** After this frame; the same where there is nothing new. */
    Trail next(PlacedTrack placed, Moment now) {
        double x = placed.at().x();
        double y = placed.at().y();
        boolean steps = now.clock() - toMicros >= STEP_MICROS;
        boolean strays = now.distance(restX, restY, x, y) > tremble(placed.track().box(), now);
        boolean moved = strays && awayMicros != NEVER && now.seen() - awayMicros >= STRAY_MICROS;
        if (!steps && !moved && strays == (awayMicros != NEVER)) {
            return this;
        }
        boolean lost = now.clock() - toMicros > LOST_MICROS;
        double height = placed.track().box().height();
        long away = strays ? (awayMicros == NEVER ? now.seen() : awayMicros) : NEVER;
        return new Trail(
                track,
                lost ? x : steps ? toX : fromX,
                lost ? y : steps ? toY : fromY,
                lost ? now.clock() : steps ? toMicros : fromMicros,
                steps ? x : toX,
                steps ? y : toY,
                steps ? now.clock() : toMicros,
                steps ? height : this.height,
                moved ? x : restX,
                moved ? y : restY,
                moved ? now.seen() : restMicros,
                moved ? NEVER : away,
                owner,
                ownerHeight,
                steps ? cell(x, y) : cell);
    }

    Trail of(long other) {
        return copy(other, owner, ownerHeight);
    }

    Trail ownedBy(long person, double tall) {
        return copy(track, person, tall);
    }

    private Trail copy(long id, long person, double tall) {
        return new Trail(
                id,
                fromX,
                fromY,
                fromMicros,
                toX,
                toY,
                toMicros,
                height,
                restX,
                restY,
                restMicros,
                awayMicros,
                person,
                tall,
                cell);
    }

    static double tremble(Box box, Moment now) {
        return Math.max(TREMBLE * Math.sqrt(box.area()), LEAST_TREMBLE * now.height());
    }

    private static int cell(double x, double y) {
        int column = Math.min(COLUMNS - 1, (int) (x * COLUMNS));
        int row = Math.min(ROWS - 1, (int) (y * ROWS));
        return row * COLUMNS + column;
    }
}
