package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<Integer, List<Box>> ofClass = new HashMap<>();
        for (Candidate next : ordered(candidates)) {
            List<Box> better = ofClass.computeIfAbsent(next.label(), label -> new ArrayList<>());
            if (!isCovered(next.box(), better, maxIou)) {
                kept.add(next);
                better.add(next.box());
            }
        }
        return kept;
    }

    private static boolean isCovered(Box box, List<Box> better, double maxIou) {
        for (Box other : better) {
            if (other.iou(box) > maxIou) {
                return true;
            }
        }
        return false;
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
