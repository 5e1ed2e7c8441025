package io.vigil.tracking.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One track's places while a frame changes them; used for one track after the other. Where nothing
 * changes, what was is shared. Not safe for use by several threads.
 */
final class Progress {
    private final int lines;
    private final byte[] sides;
    private final Change[] changes;
    private final Visit[] visits;
    private Trail before;
    private boolean newSides;
    private boolean newChanges;
    private boolean newVisits;

    Progress(int lines, int zones) {
        this.lines = lines;
        sides = new byte[lines];
        changes = new Change[lines + zones];
        visits = new Visit[zones];
    }

    void begin(Trail trail) {
        clear();
        before = trail;
        System.arraycopy(trail.sides().codes(), 0, sides, 0, sides.length);
        for (int i = 0; i < trail.changes().size(); i++) {
            Change change = trail.changes().get(i);
            changes[change.place()] = change;
        }
        for (int i = 0; i < trail.visits().size(); i++) {
            Visit visit = trail.visits().get(i);
            visits[visit.place() - lines] = visit;
        }
        newSides = false;
        newChanges = false;
        newVisits = false;
    }

    private void clear() {
        boolean anyChange = newChanges || (before != null && !before.changes().isEmpty());
        boolean anyVisit = newVisits || (before != null && !before.visits().isEmpty());
        if (anyChange) {
            Arrays.fill(changes, null);
        }
        if (anyVisit) {
            Arrays.fill(visits, null);
        }
    }

    byte side(int line) {
        return sides[line];
    }

    void side(int line, byte code) {
        newSides |= sides[line] != code;
        sides[line] = code;
    }

    /** Null where the track is on the side that it was. */
    Change change(int place) {
        return changes[place];
    }

    void change(int place, Change change) {
        newChanges |= changes[place] != null || change != null;
        changes[place] = change;
    }

    /** Null where the track is not in the zone. */
    Visit visit(int zone) {
        return visits[zone];
    }

    void visit(int zone, Visit visit) {
        newVisits |= visits[zone] != null || visit != null;
        visits[zone] = visit;
    }

    Sides sides() {
        return newSides ? new Sides(sides.clone()) : before.sides();
    }

    List<Change> changes() {
        return newChanges ? present(changes) : before.changes();
    }

    List<Visit> visits() {
        return newVisits ? present(visits) : before.visits();
    }

    static <T> List<T> present(T[] items) {
        List<T> present = new ArrayList<>();
        for (T item : items) {
            if (item != null) {
                present.add(item);
            }
        }
        return present;
    }
}
