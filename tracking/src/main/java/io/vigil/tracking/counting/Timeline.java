package io.vigil.tracking.counting;

import java.util.ArrayList;
import java.util.List;

/** Occurrences in the order in which they happened, while a record changes them. Of one step. */
final class Timeline {
    private final List<Occurrence> occurrences;

    /**
     * @param before in the order in which they happened
     */
    Timeline(List<Occurrence> before) {
        occurrences = new ArrayList<>(before);
    }

    List<Occurrence> inOrder() {
        return occurrences;
    }

    int size() {
        return occurrences.size();
    }

    /** What happens at the same time stays in the order in which it was heard. */
    void add(Occurrence one) {
        occurrences.add(firstAfter(one.atMicros()), one);
    }

    /**
     * It did not happen.
     *
     * @return whether it was there
     */
    boolean remove(Occurrence one) {
        boolean found = false;
        int at = firstAfter(one.atMicros());
        while (at > 0 && occurrences.get(at - 1).atMicros() == one.atMicros()) {
            at--;
            if (occurrences.get(at).isSameAs(one)) {
                occurrences.remove(at);
                found = true;
            }
        }
        return found;
    }

    private int firstAfter(long micros) {
        int low = 0;
        int high = occurrences.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (occurrences.get(middle).atMicros() > micros) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
