package io.vigil.tracking.vigil;

import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.BoxIndex;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.association.CostGraph;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.association.Workspace;

/** The three associations of a frame; who is joined in one takes no part in the next. */
final class Joining {
    private final double highScore;
    private final double tentativeScore;
    private final double leastEvidence;
    private final double leastLowEvidence;
    private final long lostForMicros;
    private final long headingOverMicros;
    private final Cues cues;
    private final ThreadLocal<Pair> pair = ThreadLocal.withInitial(Pair::new);

    Joining(VigilConfig config) {
        highScore = config.highScore();
        tentativeScore = config.tentativeScore();
        leastEvidence = config.leastEvidence();
        leastLowEvidence = config.leastLowEvidence();
        lostForMicros = config.lostFor().toNanos() / 1000;
        headingOverMicros = config.headingOver().toNanos() / 1000;
        cues = config.cues();
    }

    void run(long now, Workspace work) {
        pair.get().frame(work.outcome().scene(), now);
        join(false, highScore, 1, leastEvidence, now, work);
        join(false, 0, highScore, leastLowEvidence, now, work);
        join(true, tentativeScore, 1, leastEvidence, now, work);
    }

    /**
     * Joins the pairs with the greatest sum of evidence beyond the least.
     *
     * @param tentative whether with tracks that have not been shown so far, or with the others
     * @param from least score of the detections
     * @param below scores of 1 belong to 1
     */
    private void join(
            boolean tentative, double from, double below, double least, long now, Workspace work) {
        Candidates candidates = work.candidates();
        CostGraph graph = work.graph();
        graph.begin(-least);
        boolean any = false;
        Pair current = pair.get();
        for (int i = 0; i < candidates.size(); i++) {
            Tracklet tracklet = candidates.tracklet(i);
            if (candidates.isFree(i)
                    && tentative == (tracklet.status() == Status.TENTATIVE)
                    && now - tracklet.sightings().last().micros() <= lostForMicros) {
                any |= allow(i, from, below, current, work);
            }
            graph.endRow();
        }
        if (any) {
            work.joinBest();
        }
    }

    /**
     * Allows the track every free detection of its class and of these scores that it overlaps.
     *
     * @return whether there was any
     */
    private boolean allow(int i, double from, double below, Pair current, Workspace work) {
        Candidates candidates = work.candidates();
        FrameBoxes boxes = work.boxes();
        BoxIndex index = boxes.index();
        double left = candidates.left(i);
        double top = candidates.top(i);
        double right = candidates.right(i);
        double bottom = candidates.bottom(i);
        boolean any = false;
        for (int j = index.first(left); index.reaches(j, right); j++) {
            double score = boxes.score(j);
            if (boxes.taken(j) || score < from || (score >= below && below < 1)) {
                continue;
            }
            double iou = index.iou(j, left, top, right, bottom);
            if (!(iou > 0) || !boxes.get(j).label().equals(candidates.tracklet(i).label())) {
                continue;
            }
            if (!any) {
                current.track(candidates, i, headingOverMicros);
                any = true;
            }
            current.with(boxes.get(j), iou);
            work.graph().allow(j, -cues.evidence(current));
        }
        return any;
    }
}
