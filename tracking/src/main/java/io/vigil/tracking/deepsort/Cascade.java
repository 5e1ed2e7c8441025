package io.vigil.tracking.deepsort;

import io.vigil.tracking.Detection;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.association.BoxIndex;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.association.CostGraph;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.association.Workspace;
import io.vigil.tracking.motion.AspectFilter;

/**
 * The matching cascade (Wojke et al., arXiv:1703.07402, section 2.3): by looks, among what the
 * motion allows; tracks seen lately choose before those out of sight for longer, whose uncertain
 * motion would allow too much.
 */
final class Cascade {
    /** Of the squared Mahalanobis distance in four dimensions: the 0.95 quantile of chi-squared. */
    private static final double GATE = 9.4877;

    private final double greatestDistance;
    private final Workspace work;

    Cascade(double greatestDistance, Workspace work) {
        this.greatestDistance = greatestDistance;
        this.work = work;
    }

    void run() {
        long level = Long.MAX_VALUE;
        while (true) {
            level = nextBelow(level);
            if (level == Long.MIN_VALUE) {
                return;
            }
            join(level);
        }
    }

    /** The latest time before {@code level} at which a track was seen last. */
    private long nextBelow(long level) {
        Candidates candidates = work.candidates();
        long next = Long.MIN_VALUE;
        for (int i = 0; i < candidates.size(); i++) {
            if (takesPart(candidates.tracklet(i))) {
                long seen = candidates.tracklet(i).sightings().last().micros();
                if (seen < level && seen > next) {
                    next = seen;
                }
            }
        }
        return next;
    }

    private static boolean takesPart(Tracklet tracklet) {
        return tracklet.shown() && tracklet.appearance().isPresent();
    }

    private void join(long level) {
        Candidates candidates = work.candidates();
        CostGraph graph = work.graph();
        graph.begin(greatestDistance);
        for (int i = 0; i < candidates.size(); i++) {
            Tracklet tracklet = candidates.tracklet(i);
            if (takesPart(tracklet) && tracklet.sightings().last().micros() == level) {
                allow(tracklet, (AspectFilter) candidates.filter(i));
            }
            graph.endRow();
        }
        work.joinBest();
    }

    private void allow(Tracklet tracklet, AspectFilter filter) {
        FrameBoxes boxes = work.boxes();
        BoxIndex index = boxes.index();
        double reach = Math.sqrt(GATE * filter.spreadX());
        double right = filter.centerX() + reach;
        for (int j = index.first(filter.centerX() - reach); index.reaches(j, right); j++) {
            Detection detection = boxes.get(j);
            if (!boxes.taken(j)
                    && tracklet.appearance().comparable(detection.embedding())
                    && filter.distance(detection.box()) <= GATE
                    && detection.label().equals(tracklet.label())) {
                double alike = tracklet.appearance().nearest(detection.embedding());
                work.graph().allow(j, 1 - alike);
            }
        }
    }
}
