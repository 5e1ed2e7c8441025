package io.vigil.tracking.sort;

import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Sightings;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.association.BoxIndex;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.association.CostGraph;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.association.Outcome;
import io.vigil.tracking.association.Workspace;
import io.vigil.tracking.motion.AreaFilter;
import io.vigil.tracking.motion.MotionFilter;

/**
 * SORT (Bewley et al., arXiv:1602.00763): a Kalman filter and one assignment by overlap. Shown is
 * the filter's box. A track never joins a detection of another class; the camera's motion is
 * ignored.
 */
public final class Sort implements Tracker {
    private final SortConfig config;
    private final long lostForMicros;
    private final ThreadLocal<Workspace> workspace;

    public Sort(SortConfig config) {
        this.config = config;
        lostForMicros = config.lostFor().toNanos() / 1000;
        workspace = Workspace.perThread(() -> new AreaFilter(config.frameRate()));
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        before.check(frame);
        Workspace work = workspace.get();
        work.begin(before, frame, Math.nextDown(config.leastScore()));
        work.predict(before, frame, lostForMicros);
        join(work);
        boolean beginning = before.frames() < config.confirmedAfter();
        follow(beginning, frame.capturedAtMicros(), work);
        begin(beginning, frame.capturedAtMicros(), work);
        return work.outcome().step(before);
    }

    /**
     * The assignment with the greatest sum of overlaps, of which then the small ones are undone.
     */
    private void join(Workspace work) {
        Candidates candidates = work.candidates();
        FrameBoxes boxes = work.boxes();
        CostGraph graph = work.graph();
        graph.begin(1);
        for (int i = 0; i < candidates.size(); i++) {
            BoxIndex index = boxes.index();
            double right = candidates.right(i);
            for (int j = index.first(candidates.left(i)); index.reaches(j, right); j++) {
                double iou = work.iou(i, j);
                if (iou > 0 && boxes.get(j).label().equals(candidates.tracklet(i).label())) {
                    graph.allow(j, 1 - iou);
                }
            }
            graph.endRow();
        }
        graph.search(boxes.size());
        for (int i = 0; i < candidates.size(); i++) {
            int detection = graph.columnOf(i);
            if (detection != CostGraph.NONE && work.iou(i, detection) >= config.leastIou()) {
                candidates.join(i, detection);
                boxes.take(detection);
            }
        }
    }

    private void follow(boolean beginning, long micros, Workspace work) {
        Candidates candidates = work.candidates();
        Outcome outcome = work.outcome();
        for (int i = 0; i < candidates.size(); i++) {
            Tracklet tracklet = candidates.tracklet(i);
            MotionFilter filter = candidates.filter(i);
            if (candidates.isFree(i)) {
                outcome.keep(tracklet.missed(filter.motion()));
                continue;
            }
            Detection detection = work.boxes().get(candidates.joined(i));
            filter.update(detection.box(), detection.score());
            boolean show = beginning || confirmed(tracklet.sightings());
            Tracklet seen = tracklet.seen(detection, micros, filter.motion(), show, 0);
            outcome.keep(seen);
            if (show) {
                outcome.show(seen, detection, seen.motion().box());
            }
        }
    }

    /** Whether a further sighting without a miss shows the track. */
    private boolean confirmed(Sightings sightings) {
        // The first sighting of all does not count, but that after a miss does.
        boolean missed = sightings.streak() < sightings.count();
        return sightings.streak() + (missed ? 1 : 0) >= config.confirmedAfter();
    }

    private void begin(boolean shown, long micros, Workspace work) {
        FrameBoxes boxes = work.boxes();
        Outcome outcome = work.outcome();
        for (int i = 0; i < boxes.size(); i++) {
            if (!boxes.taken(i)) {
                Detection detection = boxes.get(i);
                MotionFilter filter = AreaFilter.start(detection.box(), config.frameRate());
                Tracklet born =
                        Tracklet.born(outcome.takeId(), shown, detection, micros, filter.motion());
                outcome.keep(born);
                if (shown) {
                    outcome.show(born, detection, born.motion().box());
                }
            }
        }
    }
}
