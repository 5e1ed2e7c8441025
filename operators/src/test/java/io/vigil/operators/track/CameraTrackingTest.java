package io.vigil.operators.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.Acknowledgement;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.RuleSet;
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
import io.vigil.tracking.Attribute;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.LedgerUpdate;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRecord;
import io.vigil.tracking.Trait;
import io.vigil.tracking.algorithms.Trackers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CameraTrackingTest {
    private final CameraTracking tracking = new CameraTracking(Trackers.named(Trackers.DEFAULT));
    private final List<TrackOutput> outputs = new ArrayList<>();
    private final List<Boolean> accepted = new ArrayList<>();
    private CameraState state = CameraState.EMPTY;

    @Test
    void everyFrameIsAccountedFor() {
        see(frame(0, 0, 1, 0), frame(0, 1, 2, 0), frame(0, 1, 2, 0));
        see(rejected(2), frame(0, 5, 6, 2));
        see(ended(0, 5, 6, 2));

        SourceEnded ended = (SourceEnded) records(SourceEnded.class).get(0);
        assertThat(ended.ledger().balances()).as("%s", ended.ledger()).isTrue();
        assertThat(ended.ledger().processed()).isEqualTo(3);
        assertThat(ended.ledger().duplicates()).isEqualTo(1);
        assertThat(ended.ledger().dead()).isEqualTo(Map.of("bad-jpeg", 1L));
        assertThat(ended.ledger().shed()).isEqualTo(Map.of("credits", 2L));
        assertThat(outputs).contains(new Dead(rejected(2).letter()));
    }

    @Test
    void framesThatIngestCountsAndTheLogLacksLeaveTheLedgerOutOfBalance() {
        see(frame(0, 0, 1, 0), frame(0, 3, 4, 0));

        assertThat(state.ledger().balances()).isFalse();
        assertThat(state.ledger().captured() - state.ledger().published()).isEqualTo(2);
    }

    @Test
    void anEarlierEpochIsFencedOnceTheNextHasSpoken() {
        see(frame(0, 0, 1, 0), new CameraEvent(new Heartbeat("door", 1, -1, 2_000_000)));
        see(frame(0, 1, 2, 0), frame(1, 0, 2, 0));

        assertThat(state.epoch()).isEqualTo(1);
        assertThat(state.ledger().processed()).isEqualTo(2);
        assertThat(state.ledger().duplicates()).isEqualTo(1);
    }

    @Test
    void aFrameThatGoesBackInTimeIsDeadAndDoesNotStopTheNext() {
        see(at(0, 5_000_000), at(1, 4_000_000), at(2, 6_000_000));

        assertThat(state.ledger().dead()).isEqualTo(Map.of("stale", 1L));
        assertThat(state.ledger().processed()).isEqualTo(2);
        assertThat(outputs)
                .filteredOn(Dead.class::isInstance)
                .singleElement()
                .extracting(dead -> ((Dead) dead).letter().sequence())
                .isEqualTo(1L);
    }

    @Test
    void theTrackerFollowsTheCameraOverFramesThatWereLeftOut() {
        List<Affine> followed = new ArrayList<>();
        CameraTracking witness =
                new CameraTracking(
                        (before, frame) -> {
                            followed.add(frame.cameraMotion());
                            return Trackers.named(Trackers.DEFAULT).step(before, frame);
                        });
        List<PerceivedFrame> frames =
                List.of(
                        panned(0, 0, 1, true),
                        panned(0, 1, 2, false),
                        panned(0, 2, 4, false),
                        panned(0, 3, 8, true),
                        panned(0, 4, 16, true),
                        panned(0, 5, 32, false),
                        panned(1, 0, 0, true));
        CameraState now = CameraState.EMPTY;
        for (PerceivedFrame frame : frames) {
            now = witness.step(now, frame).state();
        }

        assertThat(followed).extracting(Affine::tx).containsExactly(1., 14., 16., 0.);
        assertThat(now.ledger().processed()).isEqualTo(7);
        assertThat(now.unfollowed()).isEqualTo(Affine.IDENTITY);
    }

    private static PerceivedFrame panned(long epoch, long sequence, double by, boolean looked) {
        PerceivedFrame whole = frame(epoch, sequence, sequence + 1, 0);
        FrameDetections seen = whole.detections();
        return new PerceivedFrame(
                new FrameDetections(
                        seen.camera(),
                        epoch,
                        sequence,
                        seen.capturedAtMicros(),
                        seen.width(),
                        seen.height(),
                        new Affine(1, 0, by, 0, 1, 0),
                        looked ? seen.detections() : List.of()),
                looked,
                whole.statistics(),
                whole.captured(),
                whole.shed());
    }

    @Test
    void tracksEndBeforeTheSourceDoesAndOnlyOnce() {
        see(frame(0, 0, 1, 0), frame(0, 1, 2, 0), frame(0, 2, 3, 0));
        see(ended(0, 2, 3, 0), ended(0, 2, 3, 0));

        assertThat(records(Track.class)).isNotEmpty();
        assertThat(records(TrackEnded.class)).hasSize(1);
        assertThat(records(SourceEnded.class)).hasSize(1);
        assertThat(outputs.get(outputs.size() - 1))
                .isEqualTo(new Tracked(records(SourceEnded.class).get(0)));
    }

    @Test
    void aTrackGathersItsAttributesAndItsEndSaysThemAll() {
        for (int i = 0; i < 5; i++) {
            see(dressed(i, i == 1 ? "blue" : "red"));
        }
        see(ended(0, 4, 5, 0));

        assertThat(records(Track.class))
                .extracting(record -> ((Track) record).attributes())
                .containsExactly(
                        List.of(new Trait("coat", "red", 1, 1)),
                        List.of(new Trait("coat", "blue", 0.5, 2)),
                        List.of(new Trait("coat", "red", 0.6667, 3)),
                        List.of(new Trait("coat", "red", 0.75, 4)),
                        List.of(new Trait("coat", "red", 0.8, 5)));
        assertThat(records(TrackEnded.class))
                .extracting(record -> ((TrackEnded) record).attributes())
                .containsExactly(List.of(new Trait("coat", "red", 0.8, 5)));
        assertThat(state.tracker().tracklets()).isEmpty();
    }

    private static PerceivedFrame dressed(long sequence, String colour) {
        return frame(
                0,
                sequence,
                sequence + 1,
                0,
                100_000 * sequence,
                List.of(new Attribute("coat", colour, 0.5)));
    }

    @Test
    void theLedgerIsSaidAboutOncePerSecondOfContentTime() {
        for (int i = 0; i <= 50; i++) {
            see(frame(0, i, i + 1, 0));
        }

        assertThat(records(LedgerUpdate.class)).hasSize(6);
    }

    @Test
    void aHeartbeatMovesContentTimeOn() {
        see(frame(0, 0, 1, 0), new CameraEvent(new Heartbeat("door", 0, 0, 9_000_000)));

        assertThat(records(LedgerUpdate.class)).hasSize(2);
        assertThat(state.clockMicros()).isEqualTo(9_000_000);
        assertThat(state.sequence()).isZero();
    }

    @Test
    void whatPeopleSayMovesNeitherTheCamerasPlaceNorItsTime() {
        see(frame(0, 0, 1, 0));
        CameraState before = state;

        see(
                new CameraEvent(new RuleSet("door", 5, 99, 9_000_000, 1, "{}")),
                new CameraEvent(
                        new Acknowledgement(
                                "door", 5, 99, 9_000_000, "INHIBIT", "", "ada", "", 1)));

        assertThat(state).isEqualTo(before);
        assertThat(accepted).containsExactly(true, true, true);
    }

    @Test
    void duplicatesAndWhatIsStaleAreNotAccepted() {
        see(frame(0, 0, 1, 0), frame(0, 0, 1, 0), at(1, -5), rejected(2), ended(0, 2, 3, 0));
        see(new CameraEvent(new Heartbeat("door", 0, 2, 11_000_000)));

        assertThat(accepted).containsExactly(true, false, false, false, true, false);
    }

    private void see(Perceived... all) {
        for (Perceived perceived : all) {
            CameraTracking.Step step = tracking.step(state, perceived);
            state = step.state();
            outputs.addAll(step.outputs());
            accepted.add(step.accepted());
        }
    }

    private List<TrackRecord> records(Class<? extends TrackRecord> kind) {
        return outputs.stream()
                .filter(Tracked.class::isInstance)
                .map(output -> ((Tracked) output).record())
                .filter(kind::isInstance)
                .toList();
    }

    private static PerceivedFrame frame(long epoch, long sequence, long captured, long shed) {
        return frame(epoch, sequence, captured, shed, 2_000_000 * epoch + 100_000 * sequence);
    }

    private static PerceivedFrame at(long sequence, long micros) {
        return frame(0, sequence, sequence + 1, 0, micros);
    }

    private static PerceivedFrame frame(
            long epoch, long sequence, long captured, long shed, long micros) {
        return frame(epoch, sequence, captured, shed, micros, List.of());
    }

    private static PerceivedFrame frame(
            long epoch,
            long sequence,
            long captured,
            long shed,
            long micros,
            List<Attribute> said) {
        Detection person =
                new Detection(Box.ofSize(50.0 + sequence, 40, 30, 80), 0.9, "person")
                        .withAttributes(said);
        return new PerceivedFrame(
                new FrameDetections(
                        "door",
                        epoch,
                        sequence,
                        micros,
                        640,
                        360,
                        Affine.IDENTITY,
                        List.of(person)),
                ImageStatistics.UNKNOWN,
                captured,
                shed == 0 ? Map.of() : Map.of("credits", shed));
    }

    private static CameraEvent ended(long epoch, long sequence, long captured, long shed) {
        return new CameraEvent(
                new io.vigil.ingest.SourceEnded(
                        "door",
                        epoch,
                        sequence,
                        10_000_000,
                        "end-of-file",
                        captured,
                        shed == 0 ? Map.of() : Map.of("credits", shed)));
    }

    private static Rejected rejected(long sequence) {
        return new Rejected(DeadLetter.ofFrame("door", 0, sequence, "bad-jpeg", "test"));
    }
}
