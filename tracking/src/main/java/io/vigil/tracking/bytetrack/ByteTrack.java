package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.StaleFrameException;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.Assignment;
import io.vigil.tracking.motion.BoxFilter;
import io.vigil.tracking.motion.Motion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * ByteTrack (Zhang et al., arXiv:2110.06864): detections of high score are joined first, to tracks
 * seen and lost; those of low score, often people half hidden, then go to what is left of the
 * tracks seen in the last frame. A track never joins a detection of another class. Shown is the
 * detection's box, which is nearer to the truth than the filter's.
 */
public final class ByteTrack implements Tracker {
    /**
     * Two tracks whose boxes overlap by more are the same object (the paper's code, cost below
     * 0.15).
     */
    private static final double SAME_OBJECT_IOU = 0.85;

    private static final double MICROS = 1e6;

    private final ByteTrackConfig config;

    public ByteTrack(ByteTrackConfig config) {
        this.config = config;
    }

    /** A track on its way through one frame, and the detection that it was joined with. */
    private static final class Candidate {
        final Tracklet before;
        final Motion predicted;
        Detection joined;

        Candidate(Tracklet before, Motion predicted) {
            this.before = before;
            this.predicted = predicted;
        }
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        if (frame.capturedAtMicros() <= before.clockMicros()) {
            throw new StaleFrameException(frame, before.clockMicros());
        }
        List<Candidate> confirmed = new ArrayList<>();
        List<Candidate> tentative = new ArrayList<>();
        for (Tracklet tracklet : before.tracklets()) {
            Candidate candidate = new Candidate(tracklet, predict(before, tracklet, frame));
            (tracklet.status() == Status.TENTATIVE ? tentative : confirmed).add(candidate);
        }
        List<Detection> high = new ArrayList<>();
        List<Detection> low = new ArrayList<>();
        for (Detection detection : frame.detections()) {
            if (detection.score() >= config.highScore()) {
                high.add(detection);
            } else if (detection.score() > config.lowScore()) {
                low.add(detection);
            }
        }

        List<Detection> unclaimed =
                join(confirmed, high, ByteTrack::fusedCost, config.firstLimit());
        List<Candidate> seenLast =
                confirmed.stream()
                        .filter(c -> c.joined == null && c.before.status() == Status.TRACKED)
                        .toList();
        join(seenLast, low, ByteTrack::overlapCost, config.secondLimit());
        unclaimed = join(tentative, unclaimed, ByteTrack::fusedCost, config.tentativeLimit());

        List<Tracklet> after = new ArrayList<>();
        List<TrackEnded> ended = new ArrayList<>();
        for (Candidate candidate : confirmed) {
            Tracklet next = candidate.joined != null ? seen(candidate, frame) : unseen(candidate);
            if (frame.capturedAtMicros() - next.lastSeenMicros() > micros(config)) {
                ended.add(end(next, frame));
            } else {
                after.add(next);
            }
        }
        tentative.stream().filter(c -> c.joined != null).forEach(c -> after.add(seen(c, frame)));
        long nextId = before.nextId();
        // What the very first frame shows is taken at its word, as in the paper's code.
        Status born = before.clockMicros() == Long.MIN_VALUE ? Status.TRACKED : Status.TENTATIVE;
        for (Detection detection : unclaimed) {
            if (detection.score() >= config.birthScore()) {
                after.add(birth(nextId++, born, detection, frame));
            }
        }
        List<Tracklet> distinct = withoutDoubles(after, ended, frame);
        distinct.sort(Comparator.comparingLong(Tracklet::id));
        ended.sort(Comparator.comparingLong(TrackEnded::id));
        TrackerState state = new TrackerState(nextId, frame.capturedAtMicros(), distinct);
        return new TrackerStep(
                state, visible(distinct, confirmed, tentative, frame), ended, List.of());
    }

    private static Motion predict(TrackerState before, Tracklet tracklet, FrameDetections frame) {
        double seconds = (frame.capturedAtMicros() - before.clockMicros()) / MICROS;
        Motion motion =
                tracklet.status() == Status.LOST
                        ? BoxFilter.keepSize(tracklet.motion())
                        : tracklet.motion();
        Motion predicted = BoxFilter.predict(motion, seconds);
        return frame.cameraMotion().isIdentity() ? predicted : predicted.warp(frame.cameraMotion());
    }

    /** Joins candidates with detections and returns the detections that nobody claimed. */
    private static List<Detection> join(
            List<Candidate> candidates,
            List<Detection> detections,
            ToDoubleBiFunction<Box, Detection> cost,
            double limit) {
        if (candidates.isEmpty() || detections.isEmpty()) {
            return detections;
        }
        double[][] costs = new double[candidates.size()][detections.size()];
        for (int i = 0; i < costs.length; i++) {
            Candidate candidate = candidates.get(i);
            Box box = candidate.predicted.box();
            for (int j = 0; j < costs[i].length; j++) {
                Detection detection = detections.get(j);
                boolean sameClass = detection.label().equals(candidate.before.label());
                costs[i][j] =
                        sameClass ? cost.applyAsDouble(box, detection) : Double.POSITIVE_INFINITY;
            }
        }
        int[] columns = Assignment.solve(costs, limit);
        boolean[] claimed = new boolean[detections.size()];
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] != Assignment.NONE) {
                candidates.get(i).joined = detections.get(columns[i]);
                claimed[columns[i]] = true;
            }
        }
        List<Detection> unclaimed = new ArrayList<>();
        for (int j = 0; j < claimed.length; j++) {
            if (!claimed[j]) {
                unclaimed.add(detections.get(j));
            }
        }
        return unclaimed;
    }

    private static double fusedCost(Box predicted, Detection detection) {
        return 1 - predicted.iou(detection.box()) * detection.score();
    }

    private static double overlapCost(Box predicted, Detection detection) {
        return 1 - predicted.iou(detection.box());
    }

    private static Tracklet seen(Candidate candidate, FrameDetections frame) {
        Tracklet before = candidate.before;
        Detection detection = candidate.joined;
        return new Tracklet(
                before.id(),
                Status.TRACKED,
                before.label(),
                BoxFilter.update(candidate.predicted, detection.box()),
                detection.score(),
                before.firstSeenMicros(),
                frame.capturedAtMicros(),
                before.frames() + 1);
    }

    private static Tracklet unseen(Candidate candidate) {
        return candidate.before.withMotion(candidate.predicted).withStatus(Status.LOST);
    }

    private static Tracklet birth(
            long id, Status status, Detection detection, FrameDetections frame) {
        long now = frame.capturedAtMicros();
        return new Tracklet(
                id,
                status,
                detection.label(),
                BoxFilter.start(detection.box()),
                detection.score(),
                now,
                now,
                1);
    }

    /** Of a seen and a lost track at the same place the one with the longer history stays. */
    private static List<Tracklet> withoutDoubles(
            List<Tracklet> all, List<TrackEnded> ended, FrameDetections frame) {
        List<Tracklet> kept = new ArrayList<>(all);
        for (Tracklet lost : all) {
            if (lost.status() != Status.LOST) {
                continue;
            }
            for (Tracklet seen : all) {
                boolean same =
                        seen.status() == Status.TRACKED
                                && seen.label().equals(lost.label())
                                && seen.motion().box().iou(lost.motion().box()) > SAME_OBJECT_IOU;
                if (same) {
                    boolean lostIsOlder = age(lost) > age(seen);
                    Tracklet goes = lostIsOlder ? seen : lost;
                    if (kept.remove(goes)) {
                        ended.add(end(goes, frame));
                    }
                }
            }
        }
        return kept;
    }

    private static long age(Tracklet tracklet) {
        return tracklet.lastSeenMicros() - tracklet.firstSeenMicros();
    }

    private static List<Track> visible(
            List<Tracklet> tracklets,
            List<Candidate> confirmed,
            List<Candidate> tentative,
            FrameDetections frame) {
        Map<Long, Detection> joined = new HashMap<>();
        confirmed.stream()
                .filter(c -> c.joined != null)
                .forEach(c -> joined.put(c.before.id(), c.joined));
        tentative.stream()
                .filter(c -> c.joined != null)
                .forEach(c -> joined.put(c.before.id(), c.joined));
        List<Track> visible = new ArrayList<>();
        for (Tracklet tracklet : tracklets) {
            if (tracklet.status() == Status.TRACKED) {
                Detection detection = joined.get(tracklet.id());
                // Only a newborn was joined with nothing, and its filter starts on its detection.
                Box box = detection == null ? tracklet.motion().box() : detection.box();
                visible.add(
                        new Track(
                                frame.camera(),
                                frame.epoch(),
                                frame.sequence(),
                                frame.capturedAtMicros(),
                                tracklet.id(),
                                box,
                                tracklet.score(),
                                tracklet.label()));
            }
        }
        return visible;
    }

    private static TrackEnded end(Tracklet tracklet, FrameDetections frame) {
        return tracklet.ended(
                frame.camera(), frame.epoch(), frame.sequence(), frame.capturedAtMicros());
    }

    private static long micros(ByteTrackConfig config) {
        return config.lostFor().toNanos() / 1000;
    }
}
