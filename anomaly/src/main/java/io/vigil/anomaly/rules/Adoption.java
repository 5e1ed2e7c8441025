package io.vigil.anomaly.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the episodes of tracks out of sight to new tracks of the same class that are found where
 * those were: what stands still is the same thing under another name. An open alert says so at
 * once, since the old name may come back as something else. Of one step.
 */
final class Adoption {
    private final Moment now;
    private final Writing writing;
    private final List<Finding> found;
    // Made only once something is out of sight.
    private Grid<Integer> places;
    private List<Episode> next;

    /**
     * @param found by subject and place
     */
    Adoption(Moment now, Writing writing, List<Finding> found) {
        this.now = now;
        this.writing = writing;
        this.found = found;
    }

    /**
     * @param before by subject and place
     * @return by subject and place; {@code before} itself where all stay what they were
     */
    List<Episode> of(List<Episode> before) {
        next = before;
        for (Episode orphan : before) {
            if (orphan.track() != 0 && now.indexOf(orphan.track()) < 0) {
                Finding finding = where(orphan);
                if (finding != null) {
                    give(orphan, finding, before);
                }
            }
        }
        return next;
    }

    /** The first that is found there and has no episode of its own; null where there is none. */
    private Finding where(Episode orphan) {
        if (places == null) {
            places = places();
        }
        int first = found.size();
        for (List<Integer> cell : places.around(orphan.x(), orphan.y())) {
            for (int f : cell) {
                if (f < first && isThere(found.get(f), orphan)) {
                    first = f;
                }
            }
        }
        return first == found.size() ? null : found.get(first);
    }

    private Grid<Integer> places() {
        double reach = 0;
        for (Finding finding : found) {
            int i = now.indexOf(finding.track());
            reach = i < 0 ? reach : Math.max(reach, reach(i));
        }
        Grid<Integer> grid = new Grid<>(reach, now);
        for (int f = 0; f < found.size(); f++) {
            if (now.indexOf(found.get(f).track()) >= 0) {
                grid.at(found.get(f).x(), found.get(f).y()).add(f);
            }
        }
        return grid;
    }

    private boolean isThere(Finding finding, Episode orphan) {
        return finding.label().equals(orphan.label())
                && now.distance(orphan.x(), orphan.y(), finding.x(), finding.y())
                        <= reach(now.indexOf(finding.track()))
                && find(finding.track(), finding.key()) < 0;
    }

    private double reach(int i) {
        return 2 * Trail.tremble(now.placed(i).track().box(), now);
    }

    private void give(Episode orphan, Finding finding, List<Episode> before) {
        next = next == before ? new ArrayList<>(before) : next;
        next.remove(find(orphan.track(), orphan.key()));
        Episode moved = writing.renamed(orphan.of(finding.track()));
        int at = find(moved.track(), moved.key());
        next.add(at < 0 ? -at - 1 : at, moved);
    }

    /** Where the episode is, or, negative and less one, where it belongs. */
    private int find(long track, String key) {
        int low = 0;
        int high = next.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Episode there = next.get(middle);
            int order = Episode.compare(there.track(), there.key(), track, key);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -low - 1;
    }
}
