package io.vigil.deploy.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Alert.Phase;
import io.vigil.anomaly.Severity;
import io.vigil.ingest.Progress;
import io.vigil.ingest.SourceBeat;
import io.vigil.ingest.SourceBeat.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private static final long SECOND = 1_000_000;
    private static final long MORNING = 1_750_000_000L * SECOND;

    private final World world = new World(Map.of("gate", true, "door", true, "film", false));

    @Test
    void nothingIsSaidWhileAllIsWell() {
        world.speaks("gate").speaks("door").speaks("film").run(60);
        assertThat(world.alerts()).isEmpty();
        assertThat(world.carried()).isEmpty();
        assertThat(world.alive()).hasSizeBetween(6, 7);
    }

    @Test
    void aCameraThatFallsSilentIsDownWithinTenSecondsAndBackAfterSome() {
        world.speaks("gate").speaks("door").speaks("film").run(20);
        long cut = world.now;
        world.cut("gate", State.DOWN, "no route to host").run(10);
        Alert down = only(world.alerts());
        assertThat(down.alertId()).isEqualTo("gate/camera-down/0/" + 20 * 10);
        assertThat(down.phase()).isEqualTo(Phase.OPENED);
        assertThat(down.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(down.startedAtMicros()).isBetween(cut - SECOND, cut + SECOND);
        assertThat(down.detectedAtMicros()).isBetween(cut + 5 * SECOND, cut + 7 * SECOND);
        assertThat(down.explanation().text()).contains("gate").contains("no route to host");
        // Ingest is there, so it is ingest that writes the camera's log.
        assertThat(world.carried()).isEmpty();

        world.run(120).speaks("gate").run(10);
        assertThat(world.alerts()).hasSize(2);
        Alert back = world.alerts().get(1);
        assertThat(back.phase()).isEqualTo(Phase.RESOLVED);
        assertThat(back.alertId()).isEqualTo(down.alertId());
        assertThat(back.revision()).isEqualTo(1);
    }

    @Test
    void aCameraThatComesAndGoesIsOneOutageUntilItHasBeenBackForSome() {
        world.speaks("gate").speaks("door").run(10);
        for (int flap = 0; flap < 5; flap++) {
            world.cut("gate", State.DOWN, "gone").run(8).speaks("gate").run(2);
        }
        assertThat(world.alertsOf("gate"))
                .singleElement()
                .extracting(Alert::phase)
                .isEqualTo(Phase.OPENED);
    }

    @Test
    void aDeadIngestIsOneAlertEachAndTimeGoesOnInTheLogs() {
        world.speaks("gate").speaks("door").speaks("film").run(20);
        long killed = world.now;
        world.silence().run(10);
        assertThat(world.alerts())
                .extracting(Alert::camera, Alert::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("gate", "camera-down"),
                        org.assertj.core.groups.Tuple.tuple("door", "camera-down"),
                        org.assertj.core.groups.Tuple.tuple("", "ingest-down"));
        assertThat(world.alerts())
                .allSatisfy(
                        a ->
                                assertThat(a.detectedAtMicros() - killed)
                                        .isBetween(4 * SECOND, 7 * SECOND));
        world.run(600);
        assertThat(world.alerts()).hasSize(3);
        // Each second, at a distance of five, and never falling.
        List<Word.CarryOn> carried = world.carried();
        assertThat(carried.size()).isBetween(600, 610);
        assertThat(carried)
                .allSatisfy(c -> assertThat(c.cameras()).containsExactly("door", "gate"));
        assertThat(carried).extracting(Word.CarryOn::claimedMicros).isSorted();
        assertThat(carried.get(0).claimedMicros()).isBetween(killed - SECOND, killed + 3 * SECOND);

        // Ingest is back, the gate's camera is not.
        world.speaks("door").speaks("film").cut("gate", State.CONNECTING, "").run(10);
        assertThat(world.alertsOf("door").get(1).phase()).isEqualTo(Phase.RESOLVED);
        assertThat(world.alertsOf("").get(1).phase()).isEqualTo(Phase.RESOLVED);
        Alert gate = world.alertsOf("gate").get(1);
        assertThat(gate.phase()).isEqualTo(Phase.UPDATED);
        assertThat(gate.explanation().text()).isEqualTo("Camera gate delivers no image");
        int before = world.carried().size();
        world.run(10);
        assertThat(world.carried()).hasSize(before);
    }

    @Test
    void aDeadIngestIsBlamedAtOnceThoughTheLastImageIsOlderThanItsLastWord() {
        world.speaks("gate").speaks("door").run(10);
        long heard = world.now;
        long patience = LivenessConfig.DEFAULTS.patience().toNanos() / 1000;
        world.silence().run((int) (patience / SECOND) - 1);
        assertThat(world.alerts()).isEmpty();
        world.hear(new Heard.Tick(heard + patience - 25_000));
        assertThat(world.alerts())
                .hasSize(2)
                .allSatisfy(
                        alert ->
                                assertThat(alert.explanation().text())
                                        .contains("ingest is silent"));
        world.hear(new Heard.Tick(heard + patience));
        assertThat(world.alertsOfCameras()).hasSize(2);
        assertThat(world.alertsOf("")).hasSize(1);
    }

    @Test
    void aCameraThatNeverCameUpIsDownToo() {
        world.speaks("door").run(10);
        Alert down = only(world.alerts());
        assertThat(down.camera()).isEqualTo("gate");
        assertThat(down.explanation().text()).contains("nothing has been heard of its ingest");
        assertThat(down.detectedAtMicros() - MORNING).isBetween(5 * SECOND, 7 * SECOND);
    }

    @Test
    void aRecordingThatHasEndedIsNotDown() {
        World films = new World(Map.of("film", false, "other", false));
        films.speaks("film").speaks("other").run(10);
        films.cut("film", State.ENDED, "").cut("other", State.ENDED, "").run(10).silence().run(60);
        assertThat(films.alerts()).isEmpty();
        assertThat(films.carried()).isEmpty();
    }

    @Test
    void anIngestThatWasStoppedIsDownMoreQuietlyAndItsLogStaysEnded() {
        world.speaks("gate").speaks("door").run(10);
        world.cut("gate", State.STOPPED, "")
                .cut("door", State.STOPPED, "")
                .cut("film", State.STOPPED, "")
                .run(1)
                .silence()
                .run(20);
        assertThat(world.alerts()).hasSize(3);
        assertThat(world.alerts())
                .allSatisfy(a -> assertThat(a.severity()).isEqualTo(Severity.WARNING));
        assertThat(world.alerts())
                .allSatisfy(a -> assertThat(a.explanation().text()).contains("stopped by request"));
        assertThat(world.carried()).isEmpty();
    }

    @Test
    void aJobThatStandsStillWhileFramesComeIsDown() {
        world.speaks("gate").speaks("door").job(true).run(20).job(false).run(14);
        assertThat(world.alerts()).isEmpty();
        world.run(4);
        Alert down = only(world.alerts());
        assertThat(down.kind()).isEqualTo("job-down");
        world.run(100).job(true).run(3);
        assertThat(world.alerts()).hasSize(2);
        assertThat(world.alerts().get(1).phase()).isEqualTo(Phase.RESOLVED);
        // No frames, nothing to do.
        world.cut("gate", State.DOWN, "gone").cut("door", State.DOWN, "gone").run(100);
        assertThat(world.alertsOf("")).hasSize(2);
    }

    @Test
    void aRestartRaisesNothingTwice() {
        world.speaks("gate").speaks("door").run(10).silence().run(20);
        List<Alert> said = world.alerts();
        World again = new World(world.cameras);
        again.now = world.now + 3 * SECOND;
        said.forEach(alert -> again.hear(new Heard.Said(alert)));
        again.run(30);
        assertThat(again.alerts()).isEmpty();
        again.speaks("gate").speaks("door").speaks("film").run(10);
        assertThat(again.alerts())
                .hasSize(3)
                .allSatisfy(a -> assertThat(a.phase()).isEqualTo(Phase.RESOLVED));
        assertThat(again.alerts())
                .extracting(Alert::alertId)
                .containsExactlyInAnyOrderElementsOf(said.stream().map(Alert::alertId).toList());
    }

    @Test
    void twoWatchesGiveTheSameAlertsTheSameIds() {
        World other = new World(world.cameras);
        other.now = world.now + 300_000;
        for (World each : List.of(world, other)) {
            each.speaks("gate").speaks("door").run(10).silence().run(20);
        }
        assertThat(other.alerts())
                .extracting(Alert::alertId)
                .filteredOn(id -> !id.startsWith("/"))
                .containsExactlyElementsOf(
                        world.alertsOfCameras().stream().map(Alert::alertId).toList());
        // And what one has said, the other does not say again.
        World listening = new World(world.cameras);
        listening.speaks("gate").speaks("door").run(10).silence().run(4);
        world.alerts().forEach(alert -> listening.hear(new Heard.Said(alert)));
        listening.run(30);
        assertThat(listening.alerts()).isEmpty();
    }

    @Test
    void aBrokerThatIsAwayIsHeldAgainstNobody() {
        world.speaks("gate").speaks("door").speaks("film").job(true).run(20).cutOff(120).run(30);
        assertThat(world.alerts()).isEmpty();
    }

    @Test
    void anOpenAlertIsRenewedSoThatTheTopicKeepsIt() {
        world.speaks("door").run(3 * 86_400);
        assertThat(world.alertsOf("gate")).extracting(Alert::revision).containsExactly(0L, 1L, 2L);
    }

    @Property(tries = 50)
    void aClockThatJumpsOrAProcessThatIsPausedAccusesNobody(
            @ForAll @IntRange(min = -100_000, max = 100_000) int seconds) {
        World jumping = new World(Map.of("gate", true));
        jumping.speaks("gate").job(true).run(20);
        jumping.now += seconds * SECOND;
        jumping.run(20);
        assertThat(jumping.alerts()).isEmpty();
        // And it does not make the watch blind.
        jumping.cut("gate", State.DOWN, "gone").run(10);
        assertThat(only(jumping.alerts()).camera()).isEqualTo("gate");
    }

    @Property(tries = 100)
    void revisionsRiseByOneAndEveryAlertOpensOnce(
            @ForAll List<@IntRange(min = 0, max = 11) Integer> story) {
        World any = new World(Map.of("gate", true, "door", true));
        for (int turn : story) {
            String camera = turn % 2 == 0 ? "gate" : "door";
            switch (turn / 2) {
                case 0 -> any.speaks(camera);
                case 1 -> any.cut(camera, State.DOWN, "gone");
                case 2 -> any.silence();
                case 3 -> any.job(turn % 2 == 0);
                case 4 -> any.cutOff(7);
                default -> any.now -= 9 * SECOND + 7;
            }
            any.run(1 + 3 * (turn % 5));
        }
        Map<String, Long> revisions = new HashMap<>();
        for (Alert alert : any.alerts()) {
            assertThat(alert.revision())
                    .isEqualTo(revisions.getOrDefault(alert.alertId(), -1L) + 1);
            revisions.put(alert.alertId(), alert.revision());
        }
    }

    private static Alert only(List<Alert> alerts) {
        assertThat(alerts).hasSize(1);
        return alerts.get(0);
    }

    /** Cameras, an ingest and a job, and a watch that hears of them; ten images a second. */
    private static final class World {
        private final Map<String, Boolean> cameras;
        private final Liveness liveness;
        private final Map<String, SourceBeat> beats = new TreeMap<>();
        private final Map<String, Long> imageAt = new HashMap<>();
        private final Map<String, Long> sequences = new HashMap<>();
        private final List<Word> words = new ArrayList<>();
        private LivenessState state = LivenessState.EMPTY;
        private long now = MORNING;
        private long broker = MORNING;
        private boolean job = true;

        World(Map<String, Boolean> cameras) {
            this.cameras = cameras;
            liveness = new Liveness(LivenessConfig.DEFAULTS, new TreeMap<>(cameras));
        }

        /** The camera delivers from now on. */
        World speaks(String camera) {
            beats.put(camera, beat(camera, State.UP, sequences.getOrDefault(camera, 0L), 0, ""));
            return this;
        }

        /** It does not any more. */
        World cut(String camera, State state, String error) {
            long sequence = sequences.getOrDefault(camera, -1L);
            beats.put(camera, beat(camera, state, sequence, -1, error));
            imageAt.putIfAbsent(camera, LivenessState.NEVER);
            return this;
        }

        /** Ingest is dead. */
        World silence() {
            beats.clear();
            imageAt.clear();
            return this;
        }

        World job(boolean runs) {
            job = runs;
            return this;
        }

        World cutOff(int seconds) {
            for (int i = 0; i < seconds; i++) {
                now += SECOND;
                hear(new Heard.CutOff(now));
            }
            return this;
        }

        World run(int seconds) {
            for (int i = 0; i < seconds; i++) {
                now += SECOND;
                beats.replaceAll(this::next);
                beats.values().forEach(beat -> hear(new Heard.Beat(now, ++broker, beat)));
                if (job) {
                    beats.values()
                            .forEach(
                                    b ->
                                            hear(
                                                    new Heard.JobAt(
                                                            now,
                                                            ++broker,
                                                            new Progress(
                                                                    b.camera(),
                                                                    Progress.PERCEIVE,
                                                                    0,
                                                                    b.sequence()))));
                }
                hear(new Heard.Tick(now));
                hear(new Heard.Tick(now + SECOND / 2));
            }
            return this;
        }

        private SourceBeat next(String camera, SourceBeat last) {
            if (last.state() == State.UP) {
                imageAt.put(camera, now);
                sequences.put(camera, last.sequence() + 10);
                return beat(camera, State.UP, last.sequence() + 10, 50_000, "");
            }
            long image = imageAt.getOrDefault(camera, LivenessState.NEVER);
            long silent = image == LivenessState.NEVER ? -1 : Math.max(0, now - image);
            return beat(camera, last.state(), last.sequence(), silent, last.error());
        }

        private SourceBeat beat(
                String camera, State state, long sequence, long silent, String error) {
            return new SourceBeat(
                    camera, state, cameras.get(camera), 0, sequence, now, silent, error);
        }

        void hear(Heard heard) {
            Liveness.Step step = liveness.step(state, heard);
            state = step.state();
            words.addAll(step.words());
        }

        List<Alert> alerts() {
            return of(Word.Raise.class).map(Word.Raise::alert).toList();
        }

        List<Alert> alertsOf(String camera) {
            return alerts().stream().filter(a -> a.camera().equals(camera)).toList();
        }

        List<Alert> alertsOfCameras() {
            return alerts().stream().filter(a -> !a.camera().isEmpty()).toList();
        }

        List<Word.CarryOn> carried() {
            return of(Word.CarryOn.class).filter(c -> !c.cameras().isEmpty()).toList();
        }

        List<Word.Alive> alive() {
            return of(Word.Alive.class).toList();
        }

        private <W extends Word> Stream<W> of(Class<W> kind) {
            return words.stream().filter(kind::isInstance).map(kind::cast);
        }
    }
}
