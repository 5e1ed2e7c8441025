package io.vigil.operators.perceive.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Non-maximum suppression within each class: of boxes that overlap more than they may, the best
 * stays. Equal scores are settled by the head's own order, so that the answer is the same each
 * time.
 */
final class Nms {
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparingInt(Candidate::index);

    private Nms() {}

    /**
     * @param maxIou the overlap up to which both stay, in (0, 1]
     * @return best first
     */
    static List<Candidate> best(List<Candidate> candidates, double maxIou) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate next : ordered(candidates)) {
            if (!isCovered(next, kept, maxIou)) {
                kept.add(next);
            }
        }
        return kept;
    }

    /**
     * @return all of them, best first
     */
    static List<Candidate> ordered(List<Candidate> candidates) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(BEST_FIRST);
        return sorted;
    }

    /** A plain loop: this is run for every candidate of every frame. */
    private static boolean isCovered(Candidate next, List<Candidate> kept, double maxIou) {
        for (int i = 0; i < kept.size(); i++) {
            Candidate better = kept.get(i);
            if (better.label() == next.label() && better.box().iou(next.box()) > maxIou) {
                return true;
            }
        }
        return false;
    }
}
