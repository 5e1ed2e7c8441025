package io.vigil.tracking.bytetrack;

import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.association.Outcome;
import io.vigil.tracking.association.Workspace;
import io.vigil.tracking.motion.AspectFilter;
import io.vigil.tracking.motion.MotionFilter;
import io.vigil.tracking.motion.Passage;

/**
 * ByteTrack (Zhang et al., arXiv:2110.06864): detections of high score are joined first, to tracks
 * seen and lost; those of low score, often people half hidden, then go to what is left of the
 * tracks seen in the last frame. A track never joins a detection of another class.
 *
 * <p>A track is given up when it has been out of sight for longer than {@link
 * ByteTrackConfig#lostFor}; so frames further apart than that share no tracks. The filter's box is
 * shown, and the camera's motion is ignored.
 */
public final class ByteTrack implements Tracker {
    private final ByteTrackConfig config;
    private final long lostForMicros;
    private final ThreadLocal<Workspace> workspace;

    public ByteTrack(ByteTrackConfig config) {
        this.config = config;
        lostForMicros = config.lostFor().toNanos() / 1000;
        // Not of this tracker: what a thread keeps for a tracker must not keep the tracker.
        workspace = Workspace.perThread(() -> filter(config));
    }

    private static MotionFilter filter(ByteTrackConfig config) {
        return new AspectFilter(config.frameRate());
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        before.check(frame);
        Workspace work = workspace.get();
        work.begin(before, frame, config.lowScore());
        predict(before, frame, work);
        Joining.run(config, work);
        follow(frame.capturedAtMicros(), work);
        // What the very first frame shows is taken at its word, as in the paper's code.
        begin(before.frames() == 0, frame.capturedAtMicros(), work);
        Doubles.remove(before, work.outcome());
        return work.outcome().step(before);
    }

    /** The tracks that may be seen in this frame; the others end with it. */
    private void predict(TrackerState before, FrameDetections frame, Workspace work) {
        double seconds = Passage.between(before, frame).seconds();
        Candidates candidates = work.candidates();
        for (int i = 0; i < before.tracklets().size(); i++) {
            Tracklet tracklet = before.tracklets().get(i);
            long unseen = frame.capturedAtMicros() - tracklet.sightings().last().micros();
            if (unseen > lostForMicros) {
                work.outcome().end(tracklet);
                continue;
            }
            MotionFilter filter = candidates.add(tracklet);
            if (tracklet.status() == Status.LOST) {
                filter.keepSize();
            }
            // In the paper's code the filter of a track seen only once waits for its second time.
            if (tracklet.status() != Status.TENTATIVE) {
                filter.predict(seconds);
            }
            candidates.place();
        }
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
                Tracklet seen = tracklet.seen(detection, micros, filter.motion(), true, 0);
                outcome.keep(seen);
                outcome.show(seen, detection, seen.motion().box());
            } else if (tracklet.shown()) {
                outcome.keep(tracklet.missed(filter.motion()));
            }
        }
    }

    private void begin(boolean first, long micros, Workspace work) {
        FrameBoxes boxes = work.boxes();
        Outcome outcome = work.outcome();
        MotionFilter filter = null;
        for (int i = 0; i < boxes.size(); i++) {
            if (!boxes.taken(i) && boxes.score(i) >= config.birthScore()) {
                Detection detection = boxes.get(i);
                filter = filter == null ? filter(config) : filter;
                filter.start(detection.box());
                Tracklet born =
                        Tracklet.born(outcome.takeId(), first, detection, micros, filter.motion());
                outcome.keep(born);
                if (first) {
                    outcome.show(born, detection, born.motion().box());
                }
            }
        }
    }
}
