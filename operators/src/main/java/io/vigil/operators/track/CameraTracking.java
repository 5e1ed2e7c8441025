package io.vigil.operators.track;

import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ModelChange;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceEnded;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.CameraState;
import io.vigil.operators.Dead;
import io.vigil.operators.DeadLetter;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Rejected;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.StaleFrameException;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.Tracklet;
import java.util.ArrayList;
import java.util.List;

/**
 * The tracking of one camera with the account of its frames: a pure function over {@link
 * CameraState}. Immutable and safe for use by many threads.
 */
public final class CameraTracking {
    static final String STALE = "stale";
    static final long LEDGER_PERIOD_MICROS = 1_000_000;

    private final Tracker tracker;

    public CameraTracking(Tracker tracker) {
        this.tracker = tracker;
    }

    /**
     * @param outputs in the order in which they are to be written
     * @param accepted whether the record is part of the camera's history: no duplicate, not stale,
     *     not dead
     */
    public record Step(CameraState state, List<TrackOutput> outputs, boolean accepted) {
        public Step {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * @param before what the previous step returned, or {@link CameraState#EMPTY}
     */
    public Step step(CameraState before, Perceived perceived) {
        if (perceived instanceof PerceivedFrame frame) {
            return frame(before, frame);
        } else if (perceived instanceof CameraEvent event) {
            return event(before, event.record());
        }
        DeadLetter letter = ((Rejected) perceived).letter();
        if (letter.reason().equals(DeadLetter.BAD_BUNDLE)) {
            // No frame: the account is of frames.
            return new Step(before, List.of(new Dead(letter)), false);
        }
        return new Step(
                before.withLedger(Accounts.dead(before.ledger(), letter.reason())),
                List.of(new Dead(letter)),
                false);
    }

    private Step frame(CameraState before, PerceivedFrame perceived) {
        FrameDetections frame = perceived.detections();
        if (!isAfter(frame, before)) {
            return new Step(
                    before.withLedger(Accounts.duplicate(before.ledger())), List.of(), false);
        }
        boolean accepted = true;
        List<TrackOutput> outputs = new ArrayList<>();
        TrackerState tracks = before.tracker();
        FrameLedger ledger = before.ledger();
        Affine motion = motion(before, frame);
        try {
            if (perceived.looked()) {
                TrackerStep step = tracker.step(tracks, frame.withCameraMotion(motion));
                tracks = step.state();
                motion = Affine.IDENTITY;
                step.renamed().forEach(record -> outputs.add(new Tracked(record)));
                step.visible().forEach(record -> outputs.add(new Tracked(record)));
                step.ended().forEach(record -> outputs.add(new Tracked(record)));
            }
            ledger = Accounts.processed(ledger);
        } catch (StaleFrameException stale) {
            accepted = false;
            ledger = Accounts.dead(ledger, STALE);
            outputs.add(
                    new Dead(
                            DeadLetter.ofFrame(
                                    frame.camera(),
                                    frame.epoch(),
                                    frame.sequence(),
                                    STALE,
                                    stale.getMessage())));
        }
        ledger = Accounts.account(ledger, perceived.captured(), perceived.shed());
        CameraState state =
                new CameraState(
                        ledger,
                        tracks,
                        frame.epoch(),
                        frame.sequence(),
                        Math.max(before.clockMicros(), frame.capturedAtMicros()),
                        before.saidMicros(),
                        motion,
                        false);
        return said(state, frame.camera(), outputs, accepted);
    }

    /** The camera's, since the last frame that the tracker has seen. */
    private static Affine motion(CameraState before, FrameDetections frame) {
        return frame.epoch() > before.epoch() || before.unfollowed().isIdentity()
                ? frame.cameraMotion()
                : frame.cameraMotion().after(before.unfollowed());
    }

    private static boolean isAfter(FrameDetections frame, CameraState state) {
        return frame.epoch() > state.epoch()
                || (frame.epoch() == state.epoch() && frame.sequence() > state.sequence());
    }

    private Step event(CameraState before, CameraRecord record) {
        if (record instanceof RuleSet
                || record instanceof Acknowledgement
                || record instanceof ModelChange) {
            // What people say is in the log for its place alone: its name is not the camera's.
            return new Step(before, List.of(), true);
        }
        if (record.epoch() < before.epoch()
                || (record.epoch() == before.epoch() && before.ended())) {
            return new Step(before, List.of(), false);
        }
        boolean newEpoch = record.epoch() > before.epoch();
        CameraState now =
                new CameraState(
                        before.ledger(),
                        before.tracker(),
                        record.epoch(),
                        newEpoch ? -1 : before.sequence(),
                        Math.max(before.clockMicros(), record.capturedAtMicros()),
                        before.saidMicros(),
                        newEpoch ? Affine.IDENTITY : before.unfollowed(),
                        false);
        return record instanceof SourceEnded ended
                ? ended(now, ended)
                : said(now, record.camera(), List.of(), true);
    }

    private Step ended(CameraState before, SourceEnded ended) {
        FrameLedger ledger = Accounts.account(before.ledger(), ended.captured(), ended.shed());
        List<TrackOutput> outputs = new ArrayList<>();
        TrackerState tracks = before.tracker();
        for (Tracklet open : tracks.tracklets()) {
            if (open.shown()) {
                outputs.add(
                        new Tracked(
                                open.ended(
                                        ended.camera(),
                                        ended.epoch(),
                                        ended.sequence(),
                                        before.clockMicros())));
            }
        }
        outputs.add(
                new Tracked(
                        new io.vigil.tracking.SourceEnded(
                                ended.camera(),
                                ended.epoch(),
                                ended.sequence(),
                                before.clockMicros(),
                                ended.reason(),
                                ledger)));
        CameraState state =
                new CameraState(
                        ledger,
                        tracks.withoutTracklets(),
                        before.epoch(),
                        before.sequence(),
                        before.clockMicros(),
                        before.clockMicros(),
                        Affine.IDENTITY,
                        true);
        return new Step(state, outputs, true);
    }

    /** Adds the ledger where it is due by content time. */
    private static Step said(
            CameraState state, String camera, List<TrackOutput> outputs, boolean accepted) {
        boolean due =
                state.saidMicros() == Long.MIN_VALUE
                        || state.clockMicros() - state.saidMicros() >= LEDGER_PERIOD_MICROS;
        if (!due) {
            return new Step(state, outputs, accepted);
        }
        List<TrackOutput> all = new ArrayList<>(outputs);
        all.add(
                new Tracked(
                        new LedgerUpdate(
                                camera,
                                state.epoch(),
                                state.sequence(),
                                state.clockMicros(),
                                state.ledger())));
        return new Step(state.withLedgerSaid(), all, accepted);
    }
}
