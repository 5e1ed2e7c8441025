package io.vigil.operators.perceive.attention;

import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts together what was seen in several views of one image, class by class. A view that has an
 * object whole is believed rather than one whose border cuts it; what no view has whole is joined
 * from its parts.
 */
public final class Merge {
    /** Of a part that lies in a whole, more than this; of two parts, one that says nothing new. */
    private static final double EXPLAINED = 0.5;

    private static final Comparator<Sighted> BEST_FIRST =
            Comparator.comparingDouble((Sighted s) -> -s.detection().score())
                    .thenComparingInt(Sighted::view)
                    .thenComparingInt(Sighted::rank);

    private Merge() {}

    /**
     * @param views parts of an image of {@code width} x {@code height} pixels
     * @param answers for each of them its detections in pixels of the image, best first
     * @param maxIou overlap above which the weaker of two boxes of a class goes, in (0, 1]
     * @return best first
     */
    public static List<Detection> of(
            List<Crop> views, List<List<Detection>> answers, int width, int height, double maxIou) {
        if (views.size() == 1) {
            return answers.get(0);
        }
        List<Sighted> whole = new ArrayList<>();
        List<Sighted> parts = new ArrayList<>();
        for (int view = 0; view < views.size(); view++) {
            List<Detection> found = answers.get(view);
            for (int rank = 0; rank < found.size(); rank++) {
                Sighted sighted =
                        Sighted.of(found.get(rank), view, rank, views.get(view), width, height);
                (sighted.cut() ? parts : whole).add(sighted);
            }
        }
        List<Sighted> kept = new ArrayList<>();
        whole.sort(BEST_FIRST);
        for (Sighted next : whole) {
            if (kept.stream().noneMatch(better -> same(better, next, maxIou))) {
                kept.add(next);
            }
        }
        int wholes = kept.size();
        parts.removeIf(part -> explained(part, kept.subList(0, wholes)));
        parts.sort(BEST_FIRST);
        for (Sighted joined : joined(parts)) {
            if (!explained(joined, kept)) {
                kept.add(joined);
            }
        }
        kept.sort(BEST_FIRST);
        return kept.stream().map(Sighted::detection).toList();
    }

    private static boolean same(Sighted one, Sighted other, double maxIou) {
        return one.alike(other) && one.box().iou(other.box()) > maxIou;
    }

    private static boolean explained(Sighted part, List<Sighted> by) {
        return by.stream().anyMatch(o -> o.alike(part) && part.inside(o) > EXPLAINED);
    }

    private static List<Sighted> joined(List<Sighted> parts) {
        List<Sighted> left = new ArrayList<>(parts);
        List<Sighted> joined = new ArrayList<>();
        while (!left.isEmpty()) {
            Sighted all = left.remove(0);
            for (int i = 0; i < left.size(); i++) {
                if (all.continues(left.get(i))) {
                    all = all.with(left.remove(i));
                    // It may now continue what it did not before.
                    i = -1;
                }
            }
            joined.add(all);
        }
        return joined;
    }
}
