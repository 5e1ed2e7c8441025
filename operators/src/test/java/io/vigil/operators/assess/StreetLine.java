package io.vigil.operators.assess;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Glance;
import io.vigil.anomaly.bundle.Bundles;
import io.vigil.anomaly.judging.AnomalyScore;
import io.vigil.operators.CameraState;
import io.vigil.operators.Perceived;
import io.vigil.operators.Raised;
import io.vigil.operators.Scored;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.state.StreamTypes;
import io.vigil.operators.track.CameraTracking;
import io.vigil.tracking.algorithms.Trackers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The camera of a street through tracking and assessment; what is wrong with it is told. */
final class StreetLine {
    final SortedSet<String> troubles = new TreeSet<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<TrackOutput> others = new ArrayList<>();

    private final Bundles bundles;
    private final Street street;
    private final boolean keepsScores;
    private CameraTracking tracking = new CameraTracking(Trackers.named(Trackers.DEFAULT));
    private CameraAssessment assessment;
    private CameraState camera = CameraState.EMPTY;
    private AssessState state = AssessState.EMPTY;
    private AnomalyScore last;
    private long sequence = -1;
    private long micros = Street.START;

    final List<AnomalyScore> scores = new ArrayList<>();

    /**
     * @param keepsScores of all frames, not only the last
     */
    StreetLine(Bundles bundles, long seed, boolean keepsScores) {
        this.bundles = bundles;
        this.street = new Street(seed);
        this.keepsScores = keepsScores;
        this.assessment = new CameraAssessment(bundles);
    }

    AssessState state() {
        return state;
    }

    AnomalyScore last() {
        return last;
    }

    long micros() {
        return micros;
    }

    Street street() {
        return street;
    }

    void see(Perceived perceived) {
        CameraTracking.Step tracked = tracking.step(camera, perceived);
        camera = tracked.state();
        CameraAssessment.Step step =
                assessment.step(
                        state,
                        new Heard(
                                perceived,
                                tracked.accepted(),
                                tracked.state(),
                                tracked.outputs(),
                                troubles));
        state = step.state();
        for (TrackOutput output : step.outputs()) {
            if (output instanceof Raised raised) {
                alerts.add(raised.alert());
            } else if (output instanceof Scored scored) {
                last = scored.score();
                if (keepsScores) {
                    scores.add(last);
                }
            } else {
                others.add(output);
            }
        }
    }

    /** A frame, so many seconds after the one before. */
    void frame(double seconds, List<Glance> glances) {
        micros += Math.round(1e6 * seconds);
        see(Street.frame(++sequence, micros, glances));
    }

    /** Normal frames, one a second. */
    void normal(double hours) {
        for (long left = Math.round(hours * 3600); left > 0; left--) {
            frame(1, street.normal());
        }
    }

    /** Somebody runs for two seconds. */
    void runner(double x, double speed) {
        for (int i = 0; i < 8; i++) {
            frame(0.25, List.of(Street.odd(x, speed)));
        }
    }

    /** Goes on in another process from what a checkpoint holds. */
    void restart() {
        tracking = new CameraTracking(Trackers.named(Trackers.DEFAULT));
        assessment = new CameraAssessment(bundles);
        camera = CameraLine.again(StreamTypes.CAMERA_STATE, camera);
        state =
                new AssessState(
                        CameraLine.again(StreamTypes.STANDING, state.standing()),
                        CameraLine.again(StreamTypes.SPATIAL_STATE, state.spatial()),
                        CameraLine.again(StreamTypes.COUNTING_STATE, state.counting()),
                        CameraLine.again(StreamTypes.RULES_STATE, state.rules()),
                        CameraLine.again(StreamTypes.JUDGING, state.judging()),
                        CameraLine.again(StreamTypes.PAST_ALERTS, state.past()));
    }

    int bytes() {
        return CameraLine.written(StreamTypes.JUDGING, List.of(state.judging())).length
                + CameraLine.written(StreamTypes.PAST_ALERTS, List.of(state.past())).length;
    }
}
