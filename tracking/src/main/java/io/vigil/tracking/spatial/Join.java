package io.vigil.tracking.spatial;

import io.vigil.tracking.spatial.SpatialEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One track that was taken for two, an older one and a recent one. What was said of the two is
 * corrected to what would have been said of the one, whose way goes straight over the gap between
 * them: a crossing in the gap is added, one that both counted is taken back from the recent one,
 * and so are leaving a zone by being lost and entering it by being found.
 */
final class Join {
    private final Places places;
    private final Telling telling;
    private final Trail older;
    private final Trail recent;
    private final Step gap;
    private final Progress progress;

    Join(Places places, Telling telling, Trail older, Trail recent) {
        this.places = places;
        this.telling = telling;
        this.older = older;
        this.recent = recent;
        gap = Step.between(older.last(), recent.first(), recent.diagonal());
        progress = new Progress(places.lineCount(), places.zoneCount());
    }

    Trail trail() {
        telling.about(older, List.of(), Optional.empty());
        progress.begin(recent);
        for (int i = 0; i < places.lineCount(); i++) {
            if (overlap()) {
                alternate(i);
            } else {
                line(i);
            }
        }
        for (int i = 0; i < places.zoneCount(); i++) {
            if (overlap()) {
                both(i);
            } else {
                zone(i);
            }
        }
        List<SpatialEvent> told = new ArrayList<>(older.told());
        told.addAll(recent.told());
        told.sort(Comparator.comparingLong(SpatialEvent::capturedAtMicros));
        return new Trail(
                older.id(),
                recent.label(),
                first(),
                recent.last(),
                recent.endedMicros(),
                recent.diagonal(),
                recent.motion(),
                recent.ground().continuing(older.ground()),
                progress.sides(),
                progress.changes(),
                progress.visits(),
                telling.remembered(told));
    }

    /** The older one, by its number, need not have been seen first. */
    private Spot first() {
        return recent.first().micros() < older.first().micros() ? recent.first() : older.first();
    }

    /** Whether both were seen at one time, as no tracker should have it. */
    private boolean overlap() {
        return recent.first().micros() <= older.last().micros();
    }

    private long recentLife() {
        return recent.last().micros() - recent.first().micros();
    }

    private void line(int i) {
        int known = Sides.sure(older.sides().codes()[i]);
        if (known == 0) {
            return;
        }
        List<SpatialEvent> crossed = told(recent, Kind.LINE_CROSSED, places.id(i));
        byte now = recent.sides().codes()[i];
        int first = crossed.isEmpty() ? Sides.sure(now) : origin(crossed.get(0));
        if (first == 0) {
            progress.side(i, (byte) known);
            progress.change(i, now * known < 0 ? over(i, Math.abs(now) == 3 ? 1 : 0) : null);
        } else if (first != known) {
            Change change = over(i, 2);
            long stayed =
                    crossed.isEmpty()
                            ? recentLife()
                            : crossed.get(0).occurredAtMicros() - recent.first().micros();
            if (!places.isSettled(stayed)) {
                if (crossed.isEmpty()) {
                    progress.side(i, (byte) known);
                    progress.change(i, change);
                } else {
                    telling.retract(crossed.get(0));
                }
            } else if (change.counts()) {
                telling.crossed(i, Crossings.direction(first), change.cut());
            }
        }
    }

    private static int origin(SpatialEvent crossing) {
        return crossing.direction().orElseThrow() == Direction.IN ? Sides.RIGHT : Sides.LEFT;
    }

    /** Over the line in the gap, unless it already was when it was lost. */
    private Change over(int i, int sightings) {
        Change begun = change(older, i);
        Spot cut = begun != null ? begun.cut() : places.line(i).cut(gap.from(), gap.to());
        boolean counts =
                begun != null
                        ? begun.counts()
                        : gap.path() && places.line(i).isBetweenEnds(cut.x(), cut.y());
        return new Change(i, cut, counts, recent.first().micros(), sightings);
    }

    /** Of two that were seen at one time, what both counted is what does not alternate. */
    private void alternate(int i) {
        List<SpatialEvent> crossed = told(older, Kind.LINE_CROSSED, places.id(i));
        crossed.addAll(told(recent, Kind.LINE_CROSSED, places.id(i)));
        crossed.sort(Comparator.comparingLong(SpatialEvent::occurredAtMicros));
        for (int next = 1; next < crossed.size(); next++) {
            if (crossed.get(next).direction().equals(crossed.get(next - 1).direction())) {
                telling.retract(crossed.get(next));
            }
        }
        if (Sides.sure(recent.sides().codes()[i]) == 0) {
            progress.side(i, older.sides().codes()[i]);
            progress.change(i, null);
        }
    }

    /** Of two that were seen at one time, where both are in the zone one of them is. */
    private void both(int i) {
        int place = places.lineCount() + i;
        Visit open = visit(older, place);
        if (open == null) {
            return;
        }
        Visit other = progress.visit(i);
        for (SpatialEvent entered : told(recent, Kind.ZONE_ENTERED, places.id(place))) {
            if (other != null && entered.occurredAtMicros() == other.sinceMicros()) {
                telling.retract(entered);
                long since = Math.min(open.sinceMicros(), other.sinceMicros());
                progress.visit(i, new Visit(place, since));
                return;
            }
        }
        telling.left(place, older.last(), open.sinceMicros());
    }

    private void zone(int i) {
        int place = places.lineCount() + i;
        Visit open = visit(older, place);
        SpatialEvent lost = open == null ? lost(place) : null;
        if (open == null && lost == null) {
            return;
        }
        long since =
                open != null ? open.sinceMicros() : lost.occurredAtMicros() - lost.dwellMicros();
        List<SpatialEvent> entered = told(recent, Kind.ZONE_ENTERED, places.id(place));
        long found = Math.max(recent.first().micros(), older.last().micros());
        Change change = progress.change(place);
        if (!entered.isEmpty() && entered.get(0).occurredAtMicros() <= found) {
            telling.retract(entered.get(0));
            goOn(i, since, lost);
        } else if (entered.isEmpty()
                && change != null
                && change.cut().micros() == recent.first().micros()) {
            progress.change(place, null);
            goOn(i, since, lost);
        } else if (open != null) {
            out(i, open, entered.isEmpty());
        }
    }

    /** The recent one was found in the zone in which the older one was lost. */
    private void goOn(int i, long since, SpatialEvent lost) {
        int place = places.lineCount() + i;
        if (lost != null) {
            telling.retract(lost);
        }
        List<SpatialEvent> left = told(recent, Kind.ZONE_LEFT, places.id(place));
        if (left.isEmpty()) {
            progress.visit(i, new Visit(place, since));
        } else {
            telling.retract(left.get(0));
            telling.leftBy(older.id(), left.get(0), since);
        }
    }

    /** The recent one was found outside the zone in which the older one was lost. */
    private void out(int i, Visit open, boolean stays) {
        int place = open.place();
        Change begun = change(older, place);
        Spot cut =
                begun != null
                        ? begun.cut()
                        : gap.path() ? places.zone(i).cut(gap.from(), gap.to()) : gap.from();
        if (stays && !places.isSettled(recentLife())) {
            progress.visit(i, open);
            progress.change(place, new Change(place, cut, true, recent.first().micros(), 1));
        } else {
            telling.left(place, cut, open.sinceMicros());
        }
    }

    /** The event by which the older one, which has ended, left the zone where it was lost. */
    private SpatialEvent lost(int place) {
        for (SpatialEvent left : told(older, Kind.ZONE_LEFT, places.id(place))) {
            if (!older.isAlive() && left.occurredAtMicros() == older.last().micros()) {
                return left;
            }
        }
        return null;
    }

    private static Visit visit(Trail trail, int place) {
        for (Visit visit : trail.visits()) {
            if (visit.place() == place) {
                return visit;
            }
        }
        return null;
    }

    private static Change change(Trail trail, int place) {
        for (Change change : trail.changes()) {
            if (change.place() == place) {
                return change;
            }
        }
        return null;
    }

    private static List<SpatialEvent> told(Trail trail, Kind kind, String place) {
        List<SpatialEvent> found = new ArrayList<>();
        for (SpatialEvent event : trail.told()) {
            if (event.kind() == kind && event.place().equals(place)) {
                found.add(event);
            }
        }
        return found;
    }
}
