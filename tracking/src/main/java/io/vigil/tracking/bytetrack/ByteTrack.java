package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.BoxIndex;
import io.vigil.tracking.association.CostGraph;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.motion.AspectFilter;
import io.vigil.tracking.motion.BoxFilter;
import io.vigil.tracking.motion.Motion;
import io.vigil.tracking.motion.MotionFilter;
import io.vigil.tracking.motion.MotionNoise;
import io.vigil.tracking.motion.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * ByteTrack (Zhang et al., arXiv:2110.06864): detections of high score are joined first, to tracks
 * seen and lost; those of low score, often people half hidden, then go to what is left of the
 * tracks seen in the last frame. A track never joins a detection of another class.
 *
 * <p>A track is given up when it has been out of sight for longer than {@link
 * ByteTrackConfig#lostFor}; so frames further apart than that share no tracks. A camera motion that
 * no camera makes is taken for none.
 */
public final class ByteTrack implements Tracker {
    private final ByteTrackConfig config;
    private final MotionNoise noise;
    private final long lostForMicros;

    public ByteTrack(ByteTrackConfig config) {
        this.config = config;
        noise = MotionNoise.PUBLISHED.atRate(config.frameRate());
        lostForMicros = config.lostFor().toNanos() / 1000;
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        before.check(frame);
        List<TrackEnded> ended = new ArrayList<>();
        List<Candidate> candidates = candidates(before, frame, ended);
        FrameBoxes boxes = new FrameBoxes(frame.detections(), config.lowScore());
        associate(candidates, boxes);

        int most = candidates.size() + boxes.size();
        List<Tracklet> after = new ArrayList<>(most);
        List<Track> visible = new ArrayList<>(most);
        for (Candidate candidate : candidates) {
            if (candidate.joined != null || candidate.confirmed()) {
                Tracklet tracklet = candidate.after(frame.capturedAtMicros());
                after.add(tracklet);
                if (candidate.joined != null) {
                    visible.add(shown(tracklet, candidate.joined, frame));
                }
            }
        }
        long nextId = before.nextId();
        // What the very first frame shows is taken at its word, as in the paper's code.
        boolean first = before.frames() == 0;
        for (int i = 0; i < boxes.size(); i++) {
            Detection detection = boxes.get(i);
            if (!boxes.taken(i) && detection.score() >= config.birthScore()) {
                Tracklet born =
                        Tracklet.born(
                                nextId++,
                                first,
                                detection,
                                frame.capturedAtMicros(),
                                start(detection.box()));
                after.add(born);
                if (first) {
                    visible.add(shown(born, detection, frame));
                }
            }
        }
        removeDoubles(before, after, visible, ended, frame);
        ended.sort(Comparator.comparingLong(TrackEnded::id));
        return new TrackerStep(before.after(frame, nextId, after), visible, ended, List.of());
    }

    /** The tracks that may be seen in this frame; the others end with it. */
    private List<Candidate> candidates(
            TrackerState before, FrameDetections frame, List<TrackEnded> ended) {
        Passage passage = Passage.between(before, frame);
        List<Candidate> candidates = new ArrayList<>(before.tracklets().size());
        for (Tracklet tracklet : before.tracklets()) {
            long unseen = frame.capturedAtMicros() - tracklet.sightings().last().micros();
            if (unseen <= lostForMicros) {
                candidates.add(new Candidate(tracklet, predicted(tracklet, passage)));
            } else if (tracklet.shown()) {
                ended.add(tracklet.ended(frame));
            }
        }
        return candidates;
    }

    private Motion start(Box box) {
        return config.plain()
                ? AspectFilter.start(box, config.frameRate()).motion()
                : BoxFilter.start(box, noise).motion();
    }

    private MotionFilter predicted(Tracklet tracklet, Passage passage) {
        MotionFilter filter =
                config.plain()
                        ? AspectFilter.of(tracklet.motion(), config.frameRate())
                        : BoxFilter.of(tracklet.motion(), noise);
        if (tracklet.status() == Status.LOST) {
            filter.keepSize();
        }
        // In the paper's code the filter of a track seen only once waits for its second sighting.
        if (!config.plain() || tracklet.status() != Status.TENTATIVE) {
            filter.predict(passage.seconds());
        }
        if (!config.plain() && !passage.still()) {
            filter.warp(passage.camera());
        }
        return filter;
    }

    private void associate(List<Candidate> candidates, FrameBoxes boxes) {
        List<Candidate> confirmed = new ArrayList<>(candidates.size());
        List<Candidate> tentative = new ArrayList<>();
        for (Candidate candidate : candidates) {
            (candidate.confirmed() ? confirmed : tentative).add(candidate);
        }
        double high = config.highScore();
        double any = Double.POSITIVE_INFINITY;
        join(confirmed, boxes, high, any, true, config.firstLimit());
        List<Candidate> seenLast = new ArrayList<>();
        for (Candidate candidate : confirmed) {
            if (candidate.joined == null && candidate.before.status() == Status.TRACKED) {
                seenLast.add(candidate);
            }
        }
        join(seenLast, boxes, 0, high, false, config.secondLimit());
        join(tentative, boxes, high, any, true, config.tentativeLimit());
    }

    /**
     * Joins candidates that have no detection yet with detections that have no track yet, of the
     * same class, overlapping, and with a score in [{@code leastScore}, {@code belowScore}).
     *
     * @param fuse whether the cost is 1 - IoU x score, rather than 1 - IoU
     */
    private static void join(
            List<Candidate> candidates,
            FrameBoxes boxes,
            double leastScore,
            double belowScore,
            boolean fuse,
            double limit) {
        if (candidates.isEmpty() || boxes.size() == 0) {
            return;
        }
        BoxIndex index = boxes.index();
        CostGraph graph = new CostGraph(candidates.size(), limit);
        for (Candidate candidate : candidates) {
            Box box = candidate.predicted;
            for (int i = index.first(box); index.reaches(i, box); i++) {
                Detection detection = boxes.get(i);
                double score = detection.score();
                if (boxes.taken(i)
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
        int[] joined = graph.solve(boxes.size());
        for (int row = 0; row < joined.length; row++) {
            if (joined[row] != CostGraph.NONE) {
                candidates.get(row).joined = boxes.take(joined[row]);
            }
        }
    }

    private static void removeDoubles(
            TrackerState before,
            List<Tracklet> after,
            List<Track> visible,
            List<TrackEnded> ended,
            FrameDetections frame) {
        Set<Long> gone = Doubles.among(after);
        if (gone.isEmpty()) {
            return;
        }
        visible.removeIf(track -> gone.contains(track.id()));
        after.removeIf(tracklet -> gone.contains(tracklet.id()));
        for (Tracklet tracklet : before.tracklets()) {
            if (tracklet.shown() && gone.contains(tracklet.id())) {
                ended.add(tracklet.ended(frame));
            }
        }
    }

    private Track shown(Tracklet tracklet, Detection detection, FrameDetections frame) {
        // The detection's box is nearer to the truth than the filter's.
        return tracklet.visible(frame, config.plain() ? tracklet.motion().box() : detection.box());
    }
}
