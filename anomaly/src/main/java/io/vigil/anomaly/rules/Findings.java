package io.vigil.anomaly.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one rule finds in one frame. */
final class Findings {
    private static final Comparator<Finding> ORDER =
            (one, other) -> Episode.compare(one.track(), one.key(), other.track(), other.key());

    private final List<Finding> found = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private final SortedMap<String, String> reasons = new TreeMap<>();
    private boolean allOver;

    void add(Finding finding) {
        found.add(finding);
    }

    /** It is seen to be over at the place, so that nothing there is only out of sight. */
    void over(String place) {
        over.add(place);
    }

    /** Why it does not hold at the place now, in words. */
    void because(String place, String reason) {
        reasons.put(place, reason);
    }

    /** Empty where nothing in particular is known. */
    Optional<String> reason(String place) {
        return Optional.ofNullable(reasons.get(place));
    }

    /** The rule does not hold now. */
    void allOver() {
        allOver = true;
    }

    boolean areAllOver() {
        return allOver;
    }

    boolean isOver(String place) {
        return allOver || over.contains(place);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** By subject and place. */
    List<Finding> inOrder() {
        if (found.size() > 1) {
            found.sort(ORDER);
        }
        return found;
    }
}
