package io.vigil.tracking.deepsort;

import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.BoxIndex;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.association.CostGraph;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.association.Outcome;
import io.vigil.tracking.association.Workspace;
import io.vigil.tracking.motion.AspectFilter;
import io.vigil.tracking.motion.MotionFilter;

/**
 * DeepSORT (Wojke et al., arXiv:1703.07402): tracks are joined by looks in a {@link Cascade}, what
 * is left by overlap. Shown is the filter's box. A track never joins a detection of another class;
 * the camera's motion is ignored.
 */
public final class DeepSort implements Tracker {
    /** Share of a track's mean embedding that one frame leaves. */
    private static final double KEPT = 0.9;

    private final DeepSortConfig config;
    private final long lostForMicros;
    private final ThreadLocal<Workspace> workspace;

    public DeepSort(DeepSortConfig config) {
        this.config = config;
        lostForMicros = config.lostFor().toNanos() / 1000;
        workspace = Workspace.perThread(() -> new AspectFilter(config.frameRate()));
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        before.check(frame);
        Workspace work = workspace.get();
        work.begin(before, frame, Math.nextDown(config.leastScore()));
        work.predict(before, frame, lostForMicros);
        new Cascade(config.greatestDistance(), work).run();
        joinByOverlap(before.clockMicros(), work);
        follow(frame.capturedAtMicros(), work);
        begin(frame.capturedAtMicros(), work);
        return work.outcome().step(before);
    }

    /** Tracks of the frame before; older ones only where looks cannot be compared. */
    private void joinByOverlap(long frameBefore, Workspace work) {
        Candidates candidates = work.candidates();
        FrameBoxes boxes = work.boxes();
        BoxIndex index = boxes.index();
        CostGraph graph = work.graph();
        graph.begin(1 - config.leastIou());
        for (int i = 0; i < candidates.size(); i++) {
            Tracklet tracklet = candidates.tracklet(i);
            boolean recent = tracklet.sightings().last().micros() == frameBefore;
            double left = candidates.left(i);
            double right = candidates.right(i);
            for (int j = index.first(left); candidates.isFree(i) && index.reaches(j, right); j++) {
                Detection detection = boxes.get(j);
                if (boxes.taken(j)
                        || !detection.label().equals(tracklet.label())
                        || !(recent || !tracklet.appearance().comparable(detection.embedding()))) {
                    continue;
                }
                double iou = index.iou(j, left, candidates.top(i), right, candidates.bottom(i));
                if (iou > 0) {
                    graph.allow(j, 1 - iou);
                }
            }
            graph.endRow();
        }
        work.joinBest();
    }

    private void follow(long micros, Workspace work) {
        Candidates candidates = work.candidates();
        Outcome outcome = work.outcome();
        for (int i = 0; i < candidates.size(); i++) {
            Tracklet tracklet = candidates.tracklet(i);
            MotionFilter filter = candidates.filter(i);
            if (!candidates.isFree(i)) {
                Detection detection = work.boxes().get(candidates.joined(i));
                filter.update(detection.box(), detection.score());
                boolean show =
                        tracklet.shown()
                                || tracklet.sightings().count() + 1 >= config.confirmedAfter();
                Tracklet seen = tracklet.seen(detection, micros, filter.motion(), show, 0);
                keep(seen, detection, outcome);
                if (show) {
                    outcome.show(seen, detection, seen.motion().box());
                }
            } else if (tracklet.status() != Status.TENTATIVE) {
                outcome.keep(tracklet.missed(filter.motion()));
            }
        }
    }

    private void begin(long micros, Workspace work) {
        FrameBoxes boxes = work.boxes();
        Outcome outcome = work.outcome();
        boolean show = config.confirmedAfter() <= 1;
        for (int i = 0; i < boxes.size(); i++) {
            if (!boxes.taken(i)) {
                Detection detection = boxes.get(i);
                MotionFilter filter = AspectFilter.start(detection.box(), config.frameRate());
                Tracklet born =
                        Tracklet.born(outcome.takeId(), show, detection, micros, filter.motion());
                keep(born, detection, outcome);
                if (show) {
                    outcome.show(born, detection, born.motion().box());
                }
            }
        }
    }

    private static void keep(Tracklet tracklet, Detection detection, Outcome outcome) {
        outcome.keep(
                detection.embedding().isPresent()
                        ? tracklet.withAppearance(
                                tracklet.appearance().with(detection.embedding(), KEPT))
                        : tracklet);
    }
}
