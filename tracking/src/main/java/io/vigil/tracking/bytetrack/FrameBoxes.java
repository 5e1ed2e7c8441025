package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.association.BoxIndex;
import io.vigil.tracking.association.CostGraph;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The usable detections of one frame, and which of them have found their track. */
final class FrameBoxes {
    /**
     * Of more only the surest are used: no detector's output is that crowded, and a broken one must
     * not hold up its camera.
     */
    static final int MOST = 1000;

    /** A total order, so that the order in which a detector lists its boxes changes nothing. */
    private static final Comparator<Detection> ORDER =
            Comparator.<Detection>comparingDouble(d -> d.box().left())
                    .thenComparingDouble(d -> d.box().top())
                    .thenComparingDouble(d -> d.box().right())
                    .thenComparingDouble(d -> d.box().bottom())
                    .thenComparingDouble(Detection::score)
                    .thenComparing(Detection::label);

    /** In pixels; no image is wider. */
    private static final double FAR = 1e6;

    private final Detection[] detections;
    private final boolean[] taken;
    private final BoxIndex index;

    FrameBoxes(List<Detection> all, double lowScore) {
        Detection[] usable = new Detection[all.size()];
        int count = 0;
        for (Detection detection : all) {
            if (detection.score() > lowScore && measurable(detection.box())) {
                usable[count++] = detection;
            }
        }
        if (count > MOST) {
            Arrays.sort(
                    usable,
                    0,
                    count,
                    Comparator.comparingDouble(Detection::score).reversed().thenComparing(ORDER));
            count = MOST;
        }
        detections = Arrays.copyOf(usable, count);
        Arrays.sort(detections, ORDER);
        taken = new boolean[count];
        Box[] boxes = new Box[count];
        for (int i = 0; i < count; i++) {
            boxes[i] = detections[i].box();
        }
        index = new BoxIndex(boxes);
    }

    int size() {
        return detections.length;
    }

    Detection get(int i) {
        return detections[i];
    }

    boolean taken(int i) {
        return taken[i];
    }

    /**
     * Joins candidates that have no detection yet with detections that have no track yet, of the
     * same class, overlapping, and with a score in [{@code leastScore}, {@code belowScore}).
     *
     * @param fuse whether the cost is 1 - IoU x score, rather than 1 - IoU
     */
    void join(
            List<Candidate> candidates,
            double leastScore,
            double belowScore,
            boolean fuse,
            double limit) {
        if (candidates.isEmpty() || detections.length == 0) {
            return;
        }
        CostGraph graph = new CostGraph(candidates.size(), limit);
        for (Candidate candidate : candidates) {
            Box box = candidate.predicted;
            for (int i = index.first(box); index.reaches(i, box); i++) {
                Detection detection = detections[i];
                double score = detection.score();
                if (taken[i]
                        || score < leastScore
                        || score >= belowScore
                        || !detection.label().equals(candidate.before.label())) {
                    continue;
                }
                double iou = index.iou(i, box);
                if (iou > 0) {
                    graph.allow(i, 1 - (fuse ? iou * score : iou));
                }
            }
            graph.endRow();
        }
        int[] joined = graph.solve(detections.length);
        for (int row = 0; row < joined.length; row++) {
            if (joined[row] != CostGraph.NONE) {
                candidates.get(row).joined = detections[joined[row]];
                taken[joined[row]] = true;
            }
        }
    }

    /** Coordinates whose squares would overflow, or sizes that vanish in rounding, are no boxes. */
    private static boolean measurable(Box box) {
        return Math.abs(box.left()) < FAR
                && Math.abs(box.top()) < FAR
                && box.right() < FAR
                && box.bottom() < FAR
                && box.width() > 1 / FAR
                && box.height() > 1 / FAR;
    }
}
