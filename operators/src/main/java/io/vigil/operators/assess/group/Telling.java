package io.vigil.operators.assess.group;

import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.RuleSet;
import io.vigil.ingest.SourceDown;
import io.vigil.ingest.SourceEnded;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.Happened;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.operators.assess.CameraAssessment;
import io.vigil.operators.assess.Heard;
import io.vigil.operators.assess.Standing;
import io.vigil.operators.assess.group.Moment.Kind;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.counting.Counting;
import io.vigil.tracking.counting.CountingInput;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a camera's log its group hears: a pure function over {@link Told}. It is told of all
 * records that say something, and of those that only move time of the first in each fifth of a
 * second and of those around which the camera begins or ceases to see, so that it knows as well as
 * the camera what was seen.
 */
public final class Telling {
    /**
     * What an alert of the group waits for is that all its cameras are past the moment, so a good
     * part of the second in which an alert is to arrive would go by if time were told once in it.
     */
    static final long SLICE_MICROS = 200_000;

    private Telling() {}

    /**
     * @param moments in the order of the log
     */
    public record Step(Told state, List<Moment> moments) {
        public Step {
            moments = List.copyOf(moments);
        }
    }

    /**
     * @param before what the previous step returned, or {@link Told#NOTHING}
     * @param group of the camera; another than before knows nothing
     * @param assessed what came of the record
     */
    public static Step step(
            Told before, String group, Heard heard, CameraAssessment.Step assessed) {
        Told known = before.group().equals(group) ? before : Told.NOTHING;
        if (!assessed.instructions().isEmpty()) {
            return new Step(before, List.of(said(heard, assessed)));
        }
        Optional<Sight> sight = heard.accepted() ? sight(heard, assessed) : Optional.empty();
        if (sight.isEmpty()) {
            return new Step(before, List.of());
        }
        return told(known, group, moment(known, heard, assessed, sight.get()), assessed);
    }

    private static Step told(
            Told before, String group, Moment moment, CameraAssessment.Step assessed) {
        long slice = Math.floorDiv(moment.clockMicros(), SLICE_MICROS);
        boolean tells =
                moment.says()
                        || slice != before.slice()
                        || moment.sight() != before.sight()
                        || (moment.looked() && slice != before.lookedSlice());
        boolean seesOn = moment.sight() == Sight.FRAME && isSoonAfter(before.untold(), moment);
        List<Moment> moments = new ArrayList<>();
        if (!seesOn) {
            before.untold().ifPresent(moments::add);
            tells |= before.untold().isPresent();
        }
        if (!tells) {
            return new Step(
                    moment.sight() == Sight.FRAME ? before.withUntold(moment) : before, moments);
        }
        moments.add(moment);
        Told state =
                new Told(
                        group,
                        assessed.state().standing().version(),
                        slice,
                        moment.looked() ? slice : before.lookedSlice(),
                        moment.sight(),
                        Optional.empty());
        return new Step(state, moments);
    }

    private static boolean isSoonAfter(Optional<Moment> frame, Moment moment) {
        return frame.isEmpty()
                || moment.clockMicros() - frame.get().clockMicros()
                        <= Counting.LONGEST_BETWEEN_FRAMES_MICROS;
    }

    /** What the record says of the time before it; empty where it does not move time. */
    private static Optional<Sight> sight(Heard heard, CameraAssessment.Step assessed) {
        if (heard.perceived() instanceof CameraEvent event
                && (event.record() instanceof RuleSet
                        || event.record() instanceof Acknowledgement)) {
            return Optional.empty();
        }
        if (assessed.counted().isEmpty() && !assessed.state().standing().inForce()) {
            // Nobody knows its places yet, but its time goes on.
            return Optional.of(kind(heard) == Kind.ENDED ? Sight.ENDED : Sight.BLIND);
        }
        return assessed.counted().map(CountingInput::sight);
    }

    private static Kind kind(Heard heard) {
        if (heard.perceived() instanceof CameraEvent event) {
            if (event.record() instanceof SourceEnded) {
                return Kind.ENDED;
            } else if (event.record() instanceof SourceDown) {
                return Kind.DOWN;
            }
        }
        return Kind.TICK;
    }

    private static Moment moment(
            Told known, Heard heard, CameraAssessment.Step assessed, Sight sight) {
        Standing standing = assessed.state().standing();
        boolean looked =
                sight == Sight.FRAME
                        && heard.perceived() instanceof PerceivedFrame frame
                        && frame.looked();
        List<SpatialEvent> events = new ArrayList<>();
        for (TrackOutput output : assessed.outputs()) {
            if (output instanceof Happened happened) {
                events.add(happened.event());
            }
        }
        List<TrackRenamed> renamed = new ArrayList<>();
        for (TrackOutput output : heard.tracked()) {
            if (output instanceof Tracked tracked
                    && tracked.record() instanceof TrackRenamed rename) {
                renamed.add(rename);
            }
        }
        return new Moment(
                heard.perceived().camera(),
                heard.camera().epoch(),
                heard.camera().sequence(),
                heard.camera().clockMicros(),
                kind(heard),
                sight,
                looked,
                heard.camera().ledger().shedTotal(),
                events,
                renamed,
                List.of(),
                standing.version() == known.version() ? "" : standing.rules());
    }

    private static Moment said(Heard heard, CameraAssessment.Step assessed) {
        return new Moment(
                heard.perceived().camera(),
                heard.camera().epoch(),
                heard.camera().sequence(),
                heard.camera().clockMicros(),
                Kind.TICK,
                Sight.SILENT,
                false,
                heard.camera().ledger().shedTotal(),
                List.of(),
                List.of(),
                assessed.instructions(),
                "");
    }
}
