package io.vigil.anomaly.rules;

import io.vigil.tracking.Box;
import io.vigil.tracking.spatial.PlacedTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** A vehicle stands, and is not in a queue. One whose alert is open may have a queue behind it. */
final class Standing implements Condition {
    /** Two that stand are no queue: that is what an accident looks like. */
    private static final int LEAST_QUEUE = 3;

    /** Distance between neighbours in a queue, in lengths of the longer. */
    private static final double LENGTHS = 1.5;

    private final Watch watch;
    private final SortedSet<String> queueZones;

    Standing(Watch watch, SortedSet<String> queueZones) {
        this.watch = watch;
        this.queueZones = queueZones;
    }

    @Override
    public RuleMemory judge(RuleMemory memory, Moment now, Findings found) {
        List<Integer> standing = new ArrayList<>(0);
        for (int i = 0; i < now.size(); i++) {
            if (now.isStanding(i)
                    && watch.concerns(now.placed(i))
                    && watch.zoneOf(now.placed(i)) != null) {
                standing.add(i);
            }
        }
        Grid<Integer> places = standing.size() < LEAST_QUEUE ? null : places(standing, now);
        for (int i : standing) {
            PlacedTrack placed = now.placed(i);
            boolean queues =
                    isInQueueZone(placed) || (places != null && isQueue(row(i, places, now)));
            long since = now.standingMicros(i);
            found.add(
                    Finding.of(placed, "", watch.zoneOf(placed), since / 1e6, !queues)
                            .since(since));
        }
        return memory;
    }

    private static Grid<Integer> places(List<Integer> standing, Moment now) {
        double longest = 0;
        for (int i : standing) {
            longest = Math.max(longest, length(now.placed(i)));
        }
        Grid<Integer> places = new Grid<>(LENGTHS * longest, now);
        for (int i : standing) {
            PlacedTrack placed = now.placed(i);
            places.at(placed.at().x(), placed.at().y()).add(i);
        }
        return places;
    }

    private boolean isInQueueZone(PlacedTrack placed) {
        return queueZones.stream().anyMatch(placed::isIn);
    }

    private static boolean isQueue(List<Integer> row) {
        return row.size() >= LEAST_QUEUE;
    }

    /** Those that it stands in a row with, itself included, as far as it takes to be a queue. */
    private static List<Integer> row(int first, Grid<Integer> places, Moment now) {
        List<Integer> row = new ArrayList<>(List.of(first));
        for (int next = 0; next < row.size() && !isQueue(row); next++) {
            PlacedTrack here = now.placed(row.get(next));
            for (List<Integer> cell : places.around(here.at().x(), here.at().y())) {
                for (int c = 0; c < cell.size() && !isQueue(row); c++) {
                    int other = cell.get(c);
                    if (!row.contains(other) && areClose(here, now.placed(other), now)) {
                        row.add(other);
                    }
                }
            }
        }
        return row;
    }

    private static boolean areClose(PlacedTrack one, PlacedTrack other, Moment now) {
        return now.distance(one, other) <= LENGTHS * Math.max(length(one), length(other));
    }

    private static double length(PlacedTrack placed) {
        Box box = placed.track().box();
        return Math.max(box.width(), box.height());
    }
}
