package io.vigil.tracking.vigil;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Sightings;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import io.vigil.tracking.Tracklet.Status;
import io.vigil.tracking.association.Candidates;
import io.vigil.tracking.association.FrameBoxes;
import io.vigil.tracking.association.Outcome;
import io.vigil.tracking.association.Workspace;
import io.vigil.tracking.motion.BoxFilter;
import io.vigil.tracking.motion.Motion;
import io.vigil.tracking.motion.MotionFilter;
import io.vigil.tracking.motion.Passage;
import java.util.List;

/**
 * Follows whatever is detected, with one set of settings for all scenes. It keeps ByteTrack's order
 * of work (Zhang et al., arXiv:2110.06864), detections of high score before those of low score, but
 * joins those pairs for which the sum of the {@link Cues} is greatest, and lets tracks that are
 * lost take part in both.
 *
 * <p>A track is shown from its first detection of high score, or once it was seen in several frames
 * in a row. What is shown lies between detection and filter; where a detection is missing for a
 * frame or two of a fast video, the track is shown where it is expected, with a score of 0. A track
 * never joins a detection of another class. A camera motion that no camera makes is taken for none.
 *
 * <p>Where detections carry embeddings, their looks are a cue among others, and tracks that have
 * been out of sight for long are recognised by them; see {@link Recognition}.
 */
public final class VigilTracker implements Tracker {
    /** Sightings closer together than this do not tell where an object is heading. */
    private static final long SIGHTINGS_APART_MICROS = 30_000;

    private static final int BRIDGED_FROM_SIGHTINGS = 3;

    private final VigilConfig config;
    private final Joining joining;
    private final Recognition recognition;
    private final long lostForMicros;
    private final long bridgedForMicros;
    private final ThreadLocal<Workspace> workspace;

    public VigilTracker(VigilConfig config) {
        this.config = config;
        joining = new Joining(config);
        recognition = new Recognition(config.recognition(), config.lostFor());
        lostForMicros = config.lostFor().toNanos() / 1000;
        bridgedForMicros = config.bridgedFor().toNanos() / 1000;
        workspace = Workspace.perThread(() -> new BoxFilter(config.noise()));
    }

    @Override
    public TrackerStep step(TrackerState before, FrameDetections frame) {
        before.check(frame);
        Workspace work = workspace.get();
        work.begin(before, frame, config.lowScore());
        Passage passage = Passage.between(before, frame);
        List<Tracklet> known = Scene.move(before, passage, work.outcome());
        known = recognition.recognise(known, frame, work.outcome());
        predict(known, passage, frame.capturedAtMicros(), work);
        joining.run(frame.capturedAtMicros(), work);
        follow(frame.capturedAtMicros(), work);
        begin(frame.capturedAtMicros(), work);
        return work.outcome().step(before);
    }

    private void predict(List<Tracklet> known, Passage passage, long now, Workspace work) {
        double frames = config.noise().grown(passage.seconds());
        Candidates candidates = work.candidates();
        for (int i = 0; i < known.size(); i++) {
            Tracklet tracklet = known.get(i);
            MotionFilter filter = candidates.add(tracklet);
            if (isRemembered(tracklet, now)) {
                // Its place counts no more.
                continue;
            }
            if (tracklet.status() == Status.LOST) {
                filter.keepSize();
            }
            filter.predict(passage.seconds(), frames);
            if (!passage.still()) {
                filter.warp(passage.camera());
            }
            candidates.place();
        }
    }

    private boolean isRemembered(Tracklet tracklet, long now) {
        return now - tracklet.sightings().last().micros() > lostForMicros;
    }

    private void follow(long now, Workspace work) {
        Candidates candidates = work.candidates();
        Outcome outcome = work.outcome();
        for (int i = 0; i < candidates.size(); i++) {
            Tracklet tracklet = candidates.tracklet(i);
            if (!candidates.isFree(i)) {
                Detection detection = work.boxes().get(candidates.joined(i));
                seen(tracklet, detection, candidates.filter(i), now, outcome);
            } else if (isRemembered(tracklet, now)) {
                outcome.keep(tracklet);
            } else if (tracklet.shown()) {
                missed(tracklet, candidates.filter(i), now, outcome);
            }
        }
    }

    private void seen(
            Tracklet tracklet,
            Detection detection,
            MotionFilter filter,
            long now,
            Outcome outcome) {
        filter.update(detection.box(), detection.score());
        Motion motion = filter.motion();
        boolean show =
                tracklet.shown()
                        || detection.score() >= config.sureScore()
                        || tracklet.sightings().count() + 1 >= config.confirmedAfter();
        Tracklet after =
                recognition.remember(
                        tracklet.seen(
                                detection,
                                Scene.place(detection.box(), outcome),
                                now,
                                motion,
                                show,
                                SIGHTINGS_APART_MICROS),
                        detection);
        outcome.keep(after);
        if (show) {
            outcome.show(after, detection, shown(detection.box(), motion));
        }
    }

    private Box shown(Box detection, Motion motion) {
        double x = motion.centerX();
        double y = motion.centerY();
        double halfWidth = motion.width() / 2;
        double halfHeight = motion.height() / 2;
        double share = config.smoothing();
        return new Box(
                detection.left() + share * (x - halfWidth - detection.left()),
                detection.top() + share * (y - halfHeight - detection.top()),
                detection.right() + share * (x + halfWidth - detection.right()),
                detection.bottom() + share * (y + halfHeight - detection.bottom()));
    }

    private void missed(Tracklet tracklet, MotionFilter filter, long now, Outcome outcome) {
        Motion motion = filter.motion();
        boolean bridged =
                now - tracklet.sightings().last().micros() <= bridgedForMicros
                        && tracklet.sightings().count() >= BRIDGED_FROM_SIGHTINGS;
        if (bridged) {
            Tracklet after = tracklet.bridged(motion, now);
            outcome.keep(after);
            outcome.bridge(after, motion.box());
        } else {
            outcome.keep(tracklet.missed(motion));
        }
    }

    private void begin(long now, Workspace work) {
        FrameBoxes boxes = work.boxes();
        Outcome outcome = work.outcome();
        MotionFilter filter = null;
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.taken(i) || boxes.score(i) < config.tentativeScore()) {
                continue;
            }
            Detection detection = boxes.get(i);
            filter = filter == null ? new BoxFilter(config.noise()) : filter;
            filter.start(detection.box());
            Motion motion = filter.motion();
            Sightings first = Sightings.first(Scene.place(detection.box(), outcome), now, motion);
            boolean show = detection.score() >= config.sureScore() || config.confirmedAfter() == 1;
            Tracklet born =
                    recognition.remember(
                            Tracklet.born(outcome.takeId(), show, detection, now, motion)
                                    .withSightings(first),
                            detection);
            outcome.keep(born);
            if (show) {
                outcome.show(born, detection, detection.box());
            }
        }
    }
}
