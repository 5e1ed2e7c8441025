package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.BoxIndex;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.association.CostGraph;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.association.Workspace;

/** The three associations of a frame. */
final class Joining {
    /** One after the other; who is joined in one takes no part in the next. */
    private enum Pass {
        /** Detections of high score, with tracks seen and lost. */
        HIGH,
        /** Those of low score, with tracks seen in the last frame. */
        LOW,
        /** What is left of high score, with tracks seen only once. */
        TENTATIVE;

        boolean takes(Status status) {
            return switch (this) {
                case HIGH -> status != Status.TENTATIVE;
                case LOW -> status == Status.TRACKED;
                case TENTATIVE -> status == Status.TENTATIVE;
            };
        }
    }

    private Joining() {}

    static void run(ByteTrackConfig config, Workspace work) {
        join(Pass.HIGH, config.highScore(), config.firstLimit(), work);
        join(Pass.LOW, config.highScore(), config.secondLimit(), work);
        join(Pass.TENTATIVE, config.highScore(), config.tentativeLimit(), work);
    }

    private static void join(Pass pass, double highScore, double limit, Workspace work) {
        Candidates candidates = work.candidates();
        CostGraph graph = work.graph();
        graph.begin(limit);
        boolean any = false;
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.isFree(i) && pass.takes(candidates.tracklet(i).status())) {
                any |= allow(i, pass != Pass.LOW, highScore, work);
            }
            graph.endRow();
        }
        if (any) {
            work.joinBest();
        }
    }

    /**
     * Allows the track every free detection of its class that it overlaps, of high score at a cost
     * of 1 - IoU x score, or of low score at 1 - IoU.
     *
     * @return whether there was any
     */
    private static boolean allow(int i, boolean high, double highScore, Workspace work) {
        Candidates candidates = work.candidates();
        FrameBoxes boxes = work.boxes();
        BoxIndex index = boxes.index();
        Tracklet tracklet = candidates.tracklet(i);
        double left = candidates.left(i);
        double top = candidates.top(i);
        double right = candidates.right(i);
        double bottom = candidates.bottom(i);
        boolean any = false;
        for (int j = index.first(left); index.reaches(j, right); j++) {
            double iou = index.iou(j, left, top, right, bottom);
            double score = boxes.score(j);
            if (iou > 0
                    && score >= highScore == high
                    && !boxes.taken(j)
                    && boxes.get(j).label().equals(tracklet.label())) {
                work.graph().allow(j, 1 - (high ? iou * score : iou));
                any = true;
            }
        }
        return any;
    }
}
