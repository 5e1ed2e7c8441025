package io.vigil.tracking.spatial;

import java.util.List;
import java.util.Objects;

/**
 * What is remembered of one track at a camera's places. Immutable; what a frame does not change is
 * shared with the state before.
 *
 * @param first its first sighting
 * @param last its last one
 * @param endedMicros capture time at which the tracker gave it up; {@link #ALIVE} before
 * @param diagonal of its last box, in pixels
 * @param changes ordered by place, at most one each
 * @param visits ordered by place, at most one each
 * @param told events of the last {@link SpatialScene#HORIZON}, in the order in which they were said
 */
public record Trail(
        long id,
        String label,
        Spot first,
        Spot last,
        long endedMicros,
        double diagonal,
        ImageMotion motion,
        Sides sides,
        List<Change> changes,
        List<Visit> visits,
        List<SpatialEvent> told) {
    public static final long ALIVE = Long.MAX_VALUE;

    public Trail {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        Objects.requireNonNull(motion, "motion");
        Objects.requireNonNull(sides, "sides");
        changes = List.copyOf(changes);
        visits = List.copyOf(visits);
        told = List.copyOf(told);
    }

    static Trail begun(long id, String label, Spot first, double diagonal, int lines) {
        return new Trail(
                id,
                label,
                first,
                first,
                ALIVE,
                diagonal,
                ImageMotion.startingAt(first.x(), first.y()),
                Sides.unknown(lines),
                List.of(),
                List.of(),
                List.of());
    }

    boolean isAlive() {
        return endedMicros == ALIVE;
    }

    /** The place of a track in a list ordered by id; negative where it is not in it. */
    static int find(List<Trail> trails, long id) {
        int from = 0;
        int to = trails.size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            long found = trails.get(middle).id();
            if (found == id) {
                return middle;
            }
            if (found < id) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -1 - from;
    }

    Trail ended(long micros, List<SpatialEvent> said) {
        return new Trail(
                id, label, first, last, micros, diagonal, motion, sides, changes, List.of(), said);
    }

    /** The same under the name of a track of which nothing is known. */
    Trail named(long other) {
        return new Trail(
                other,
                label,
                first,
                last,
                endedMicros,
                diagonal,
                motion,
                sides,
                changes,
                visits,
                told);
    }

    /** Of a frame of another size. */
    Trail scaled(double byX, double byY) {
        return new Trail(
                id,
                label,
                first.scaled(byX, byY),
                last.scaled(byX, byY),
                endedMicros,
                diagonal * byY,
                motion.scaled(byX, byY),
                sides,
                changes.stream().map(change -> change.scaled(byX, byY)).toList(),
                visits,
                told);
    }
}
