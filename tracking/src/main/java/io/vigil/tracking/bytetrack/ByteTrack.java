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
import io.vigil.tracking.motion.BoxFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * ByteTrack (Zhang et al., arXiv:2110.06864): detections of high score are joined first, to tracks
 * seen and lost; those of low score, often people half hidden, then go to what is left of the
 * tracks seen in the last frame. A track never joins a detection of another class. Shown is the
 * detection's box, which is nearer to the truth than the filter's.
 *
 * <p>A track is given up when it has been out of sight for longer than {@link
 * ByteTrackConfig#lostFor}; so frames further apart than that share no tracks. A camera motion that
 * no camera makes is taken for none.
 */
public final class ByteTrack implements Tracker {
    private final ByteTrackConfig config;
    private final long lostForMicros;

    public ByteTrack(ByteTrackConfig config) {
        this.config = config;
        lostForMicros = config.lostFor().toNanos() / 1000;
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        if (frame.capturedAtMicros() <= before.clockMicros()) {
            throw new StaleFrameException(frame, before.clockMicros());
        }
        List<TrackEnded> ended = new ArrayList<>();
        List<Candidate> candidates = candidates(before, frame, ended);
        FrameBoxes boxes = new FrameBoxes(frame.detections(), config.lowScore());
        associate(candidates, boxes);

        int most = candidates.size() + boxes.size();
        List<Tracklet> after = new ArrayList<>(most);
        List<Track> visible = new ArrayList<>(most);
        for (Candidate candidate : candidates) {
            if (candidate.joined != null || candidate.confirmed()) {
                Tracklet tracklet = candidate.after(frame);
                after.add(tracklet);
                if (candidate.joined != null) {
                    visible.add(shown(tracklet, candidate.joined.box(), frame));
                }
            }
        }
        long nextId = before.nextId();
        // What the very first frame shows is taken at its word, as in the paper's code.
        boolean first = before.clockMicros() == Long.MIN_VALUE;
        for (int i = 0; i < boxes.size(); i++) {
            Detection detection = boxes.get(i);
            if (!boxes.taken(i) && detection.score() >= config.birthScore()) {
                Tracklet born = birth(nextId++, first, detection, frame);
                after.add(born);
                if (first) {
                    visible.add(shown(born, detection.box(), frame));
                }
            }
        }
        removeDoubles(before, after, visible, ended, frame);
        ended.sort(Comparator.comparingLong(TrackEnded::id));
        TrackerState state = new TrackerState(nextId, frame.capturedAtMicros(), after);
        return new TrackerStep(state, visible, ended, List.of());
    }

    /** The tracks that may be seen in this frame; the others end with it. */
    private List<Candidate> candidates(
            TrackerState before, FrameDetections frame, List<TrackEnded> ended) {
        Passage passage = Passage.between(before, frame);
        List<Candidate> candidates = new ArrayList<>(before.tracklets().size());
        for (Tracklet tracklet : before.tracklets()) {
            if (frame.capturedAtMicros() - tracklet.lastSeenMicros() <= lostForMicros) {
                candidates.add(new Candidate(tracklet, passage));
            } else if (tracklet.shown()) {
                ended.add(end(tracklet, frame));
            }
        }
        return candidates;
    }

    private void associate(List<Candidate> candidates, FrameBoxes boxes) {
        List<Candidate> confirmed = new ArrayList<>(candidates.size());
        List<Candidate> tentative = new ArrayList<>();
        for (Candidate candidate : candidates) {
            (candidate.confirmed() ? confirmed : tentative).add(candidate);
        }
        double high = config.highScore();
        double any = Double.POSITIVE_INFINITY;
        boxes.join(confirmed, high, any, true, config.firstLimit());
        List<Candidate> seenLast = new ArrayList<>();
        for (Candidate candidate : confirmed) {
            if (candidate.joined == null && candidate.before.status() == Status.TRACKED) {
                seenLast.add(candidate);
            }
        }
        boxes.join(seenLast, 0, high, false, config.secondLimit());
        boxes.join(tentative, high, any, true, config.tentativeLimit());
    }

    private static Tracklet birth(
            long id, boolean shown, Detection detection, FrameDetections frame) {
        long now = frame.capturedAtMicros();
        return new Tracklet(
                id,
                shown ? Status.TRACKED : Status.TENTATIVE,
                detection.label(),
                BoxFilter.start(detection.box()),
                detection.score(),
                now,
                now,
                shown ? 1 : 0);
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
                ended.add(end(tracklet, frame));
            }
        }
    }

    private static Track shown(Tracklet tracklet, Box box, FrameDetections frame) {
        return new Track(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                tracklet.id(),
                box,
                tracklet.score(),
                tracklet.label());
    }

    private static TrackEnded end(Tracklet tracklet, FrameDetections frame) {
        return tracklet.ended(
                frame.camera(), frame.epoch(), frame.sequence(), frame.capturedAtMicros());
    }
}
