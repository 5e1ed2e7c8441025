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
            boolean covered =
                    kept.stream()
                            .anyMatch(
                                    better ->
                                            better.label() == next.label()
                                                    && better.box().iou(next.box()) > maxIou);
            if (!covered) {
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
}
