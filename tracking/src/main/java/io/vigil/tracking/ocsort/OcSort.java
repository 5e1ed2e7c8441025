package io.vigil.tracking.ocsort;

import io.vigil.tracking.Box;
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
 * OC-SORT (Cao et al., arXiv:2203.14360): SORT that trusts what it saw more than what its filter
 * made up. Overlap and direction decide; tracks left over are looked for where they were last seen;
 * a filter that finds its object again goes back over the gap. Shown is the detection's box. A
 * track never joins a detection of another class; the camera's motion is ignored.
 */
public final class OcSort implements Tracker {
    private static final double MICROS = 1e6;

    private final OcSortConfig config;
    private final long lostForMicros;
    private final long directionMicros;
    private final ThreadLocal<Workspace> workspace;

    public OcSort(OcSortConfig config) {
        this.config = config;
        lostForMicros = config.lostFor().toNanos() / 1000;
        directionMicros = config.directionOver().toNanos() / 1000;
        workspace = Workspace.perThread(() -> new AreaFilter(config.frameRate()));
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        before.check(frame);
        long now = frame.capturedAtMicros();
        Workspace work = workspace.get();
        work.begin(before, frame, config.leastScore());
        work.predict(before, frame, lostForMicros);
        joinByOverlapAndDirection(now, work);
        joinWhereLastSeen(work);
        boolean beginning = before.frames() < config.confirmedAfter();
        follow(beginning, now, work);
        begin(beginning, now, work);
        return work.outcome().step(before);
    }

    private void joinByOverlapAndDirection(long now, Workspace work) {
        Candidates candidates = work.candidates();
        FrameBoxes boxes = work.boxes();
        BoxIndex index = boxes.index();
        CostGraph graph = work.graph();
        graph.begin(1);
        for (int i = 0; i < candidates.size(); i++) {
            Tracklet tracklet = candidates.tracklet(i);
            Direction direction = new Direction(tracklet.sightings(), directionMicros, now);
            double right = candidates.right(i);
            for (int j = index.first(candidates.left(i)); index.reaches(j, right); j++) {
                Detection detection = boxes.get(j);
                double iou = work.iou(i, j);
                if (iou > 0 && detection.label().equals(tracklet.label())) {
                    double agreement = direction.agreement(detection.box());
                    double gain = iou + config.inertia() * agreement * detection.score();
                    graph.allow(j, 1 - gain);
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

    private void joinWhereLastSeen(Workspace work) {
        Candidates candidates = work.candidates();
        FrameBoxes boxes = work.boxes();
        BoxIndex index = boxes.index();
        CostGraph graph = work.graph();
        graph.begin(1);
        for (int i = 0; i < candidates.size(); i++) {
            // As in the authors' program, not where a track begins.
            if (candidates.isFree(i) && candidates.tracklet(i).sightings().count() > 1) {
                Tracklet tracklet = candidates.tracklet(i);
                Box last = tracklet.sightings().last().box();
                for (int j = index.first(last); index.reaches(j, last); j++) {
                    double iou = boxes.taken(j) ? 0 : index.iou(j, last);
                    if (iou > 0 && boxes.get(j).label().equals(tracklet.label())) {
                        graph.allow(j, 1 - iou);
                    }
                }
            }
            graph.endRow();
        }
        graph.search(boxes.size());
        for (int i = 0; i < candidates.size(); i++) {
            int detection = graph.columnOf(i);
            if (detection != CostGraph.NONE) {
                Box last = candidates.tracklet(i).sightings().last().box();
                if (index.iou(detection, last) >= config.leastIou()) {
                    candidates.join(i, detection);
                    boxes.take(detection);
                }
            }
        }
    }

    private void follow(boolean beginning, long now, Workspace work) {
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
            Sightings sightings = tracklet.sightings();
            if (sightings.streak() == 0 && sightings.count() > 1) {
                replay(filter, sightings, detection, now);
            }
            filter.update(detection.box(), detection.score());
            boolean show = beginning || confirmed(sightings);
            Tracklet seen = tracklet.seen(detection, now, filter.motion(), show, 0);
            outcome.keep(seen);
            if (show) {
                outcome.show(seen, detection, detection.box());
            }
        }
    }

    private static void replay(
            MotionFilter filter, Sightings sightings, Detection detection, long now) {
        double seconds = (now - sightings.last().micros()) / MICROS;
        filter.replay(
                sightings.motion(),
                sightings.last().box(),
                detection.box(),
                seconds,
                detection.score());
    }

    /** Whether a further sighting without a miss shows the track. */
    private boolean confirmed(Sightings sightings) {
        // The first sighting of all does not count, but that after a miss does.
        boolean missed = sightings.streak() < sightings.count();
        return sightings.streak() + (missed ? 1 : 0) >= config.confirmedAfter();
    }

    private void begin(boolean shown, long now, Workspace work) {
        FrameBoxes boxes = work.boxes();
        Outcome outcome = work.outcome();
        for (int i = 0; i < boxes.size(); i++) {
            if (!boxes.taken(i)) {
                Detection detection = boxes.get(i);
                MotionFilter filter = AreaFilter.start(detection.box(), config.frameRate());
                Tracklet born =
                        Tracklet.born(outcome.takeId(), shown, detection, now, filter.motion());
                outcome.keep(born);
                if (shown) {
                    outcome.show(born, detection, detection.box());
                }
            }
        }
    }
}
