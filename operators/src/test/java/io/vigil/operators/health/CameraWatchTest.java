package io.vigil.operators.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.anomaly.Alert;
import io.vigil.ingest.Heartbeat;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SceneGrid;
import io.vigil.ingest.SourceEnded;
import io.vigil.operators.CameraEvent;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.state.StreamTypes;
import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What holds of the watch over a camera, whatever the camera does. */
class CameraWatchTest {
    private static final HealthConfig HASTY = Settings.learningForSeconds(5);

    private final CameraWatch watch = new CameraWatch(HASTY, "model");

    @Property(tries = 60)
    void anAlertOpensOnceAndIsResolvedAtMostOnceAndTimeRunsForward(@ForAll Random random) {
        Map<String, Alert> last = new HashMap<>();
        Map<String, String> openByKind = new HashMap<>();
        for (TrackOutput output : run(life(random, 400))) {
            if (output instanceof Raised raised) {
                Alert alert = raised.alert();
                Alert before = last.put(alert.alertId(), alert);
                if (alert.phase() == Alert.Phase.OPENED) {
                    assertThat(before).isNull();
                    assertThat(openByKind.put(alert.kind(), alert.alertId())).isNull();
                } else {
                    assertThat(alert.revision()).isGreaterThan(before.revision());
                    assertThat(before.phase()).isEqualTo(Alert.Phase.OPENED);
                    assertThat(openByKind.remove(alert.kind())).isEqualTo(alert.alertId());
                    assertThat(alert.startedAtMicros()).isEqualTo(before.startedAtMicros());
                }
            } else if (output instanceof HealthSaid said) {
                assertThat(said.health().open()).isEqualTo(openByKind.keySet());
            }
        }
    }

    @Property(tries = 30)
    void fromAnyRestoredStateTheSameIsSaid(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 299) int cut)
            throws IOException {
        List<Perceived> life = life(random, 300);
        List<TrackOutput> whole = run(life);

        List<TrackOutput> parts = new ArrayList<>();
        HealthState state = run(HealthState.EMPTY, life.subList(0, cut), parts);
        run(restored(state), life.subList(cut, life.size()), parts);

        assertThat(bytes(parts)).isEqualTo(bytes(whole));
    }

    @Property(tries = 30)
    void framesThatComeAgainChangeNothing(@ForAll Random random) {
        List<Perceived> life = life(random, 150);
        List<Perceived> twice = new ArrayList<>();
        for (int i = 0; i < life.size(); i++) {
            twice.add(life.get(i));
            twice.add(life.get(random.nextInt(i + 1)));
        }
        assertThat(run(twice)).isEqualTo(run(life));
    }

    @Property(tries = 30)
    void whatIsRememberedStaysSmall(@ForAll Random random) throws IOException {
        HealthState state = run(HealthState.EMPTY, life(random, 300), new ArrayList<>());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer().serialize(state, out);
        assertThat(out.length()).isLessThan(32_000);
    }

    @Test
    void theEndOfASourceAndItsHeartbeatsResolveNothing() {
        List<TrackOutput> said = new ArrayList<>();
        List<Perceived> life = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            life.add(frame(i, i * 1_000_000L, flat(2)));
        }
        HealthState state = run(HealthState.EMPTY, life, said);
        assertThat(state.isOpen(Trouble.DARK)).isTrue();
        said.clear();
        HealthState after =
                run(
                        state,
                        List.of(
                                new CameraEvent(new Heartbeat("gate-3", 0, 19, 60_000_000)),
                                new CameraEvent(
                                        new SourceEnded(
                                                "gate-3", 0, 19, 60_000_000, "eof", 20, Map.of()))),
                        said);
        assertThat(after).isEqualTo(state);
        assertThat(said).isEmpty();
    }

    /** Missing is neither well nor ill: a gap counts for ten seconds at most. */
    @Test
    void aGapIsNoEvidence() {
        CameraWatch patient =
                new CameraWatch(HealthConfig.DEFAULTS, "model"); // dark for ten seconds
        HealthState state = HealthState.EMPTY;
        List<TrackOutput> said = new ArrayList<>();
        long[] seconds = {0, 1, 3600, 3601};
        for (int i = 0; i < seconds.length; i++) {
            CameraWatch.Step step =
                    patient.step(
                            state, frame(i, seconds[i] * 1_000_000, flat(i % 2 == 0 ? 60 : 2)));
            state = step.state();
            said.addAll(step.outputs());
        }
        assertThat(said).noneMatch(Raised.class::isInstance);
    }

    @Test
    void aCameraThatTurnsByItselfHasNoViewToLose() {
        List<Perceived> life = new ArrayList<>();
        Random random = new Random(1);
        ImageStatistics here = scene(random);
        ImageStatistics there = scene(random);
        for (int i = 0; i < 100; i++) {
            ImageStatistics seen = i < 40 ? here : there;
            life.add(
                    frame(
                            i,
                            i * 1_000_000L,
                            noisy(seen, random),
                            i == 40 ? new Affine(1, 0, 50, 0, 1, 0) : Affine.IDENTITY));
        }
        assertThat(run(life)).noneMatch(Raised.class::isInstance);
        life.replaceAll(each -> still((PerceivedFrame) each));
        assertThat(run(life))
                .anyMatch(
                        output ->
                                output instanceof Raised raised
                                        && raised.alert().kind().equals("camera-moved"));
    }

    @Test
    void figuresThatAreNoNumbersAreLeftOut() {
        List<Perceived> life = new ArrayList<>();
        Random random = new Random(1);
        ImageStatistics scene = scene(random);
        for (int i = 0; i < 60; i++) {
            ImageStatistics seen = noisy(scene, random);
            ImageStatistics broken =
                    new ImageStatistics(Double.NaN, Double.POSITIVE_INFINITY, -1, 9, seen.grid());
            life.add(frame(i, i * 1_000_000L, i % 2 == 0 ? broken : seen));
        }
        assertThat(run(life)).noneMatch(Raised.class::isInstance);
    }

    @Test
    void itCanBeTurnedOff() {
        HealthConfig d = HealthConfig.DEFAULTS;
        HealthConfig off =
                new HealthConfig(
                        false,
                        d.reportEvery(),
                        d.learnFor(),
                        d.clearAfter(),
                        d.relearnAfter(),
                        d.darkBrightness(),
                        d.darkContrast(),
                        d.darkAfter(),
                        d.whiteBrightness(),
                        d.whiteAfter(),
                        d.frozenAfter(),
                        d.coveredBelow(),
                        d.coveredAfter(),
                        d.movedAfter(),
                        d.blurredBelow(),
                        d.blurredAfter(),
                        d.driftAbove(),
                        d.driftHours(),
                        d.baselineDays());
        CameraWatch.Step step =
                new CameraWatch(off, "model").step(HealthState.EMPTY, frame(0, 0, flat(0)));
        assertThat(step.state()).isEqualTo(HealthState.EMPTY);
        assertThat(step.outputs()).isEmpty();
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> Settings.learningForSeconds(1))
                .hasMessage("Health learn-for needs at least PT5S, but was PT1S");
        assertThatThrownBy(() -> Settings.relearningAfterSeconds(1))
                .hasMessage("Health relearn-after needs at least PT1M, but was PT1S");
        assertThat(HealthConfig.DEFAULTS.frozenAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    private List<TrackOutput> run(List<Perceived> life) {
        List<TrackOutput> said = new ArrayList<>();
        run(HealthState.EMPTY, life, said);
        return said;
    }

    private HealthState run(HealthState from, List<Perceived> life, List<TrackOutput> said) {
        HealthState state = from;
        for (Perceived each : life) {
            CameraWatch.Step step = watch.step(state, each);
            state = step.state();
            said.addAll(step.outputs());
        }
        return state;
    }

    /** Stretches of well and of ill, with gaps and frames that nobody looked at. */
    private static List<Perceived> life(Random random, int frames) {
        List<Perceived> life = new ArrayList<>();
        ImageStatistics well = scene(random);
        ImageStatistics other = scene(random);
        long at = 1_000_000L * random.nextInt(100);
        int left = 0;
        int what = 0;
        ImageStatistics frozen = well;
        for (int i = 0; i < frames; i++) {
            if (left-- <= 0) {
                left = 10 + random.nextInt(60);
                what = random.nextInt(8);
                frozen = noisy(well, random);
            }
            ImageStatistics seen =
                    switch (what) {
                        case 0 -> flat(random.nextInt(10));
                        case 1 -> flat(250);
                        case 2 -> frozen;
                        case 3 -> noisy(other, random);
                        case 4 -> blurred(noisy(well, random));
                        default -> noisy(well, random);
                    };
            at += random.nextInt(50) == 0 ? 60_000_000 : 1_000_000;
            PerceivedFrame frame = (PerceivedFrame) frame(i, at, seen);
            life.add(
                    random.nextInt(5) == 0
                            ? new PerceivedFrame(
                                    new FrameDetections(
                                            "gate-3",
                                            0,
                                            i,
                                            at,
                                            640,
                                            360,
                                            Affine.IDENTITY,
                                            List.of()),
                                    false,
                                    seen,
                                    i + 1,
                                    new TreeMap<>())
                            : frame);
        }
        return life;
    }

    private static ImageStatistics flat(int luma) {
        byte[] grid = new byte[SceneGrid.CELLS];
        java.util.Arrays.fill(grid, (byte) luma);
        return new ImageStatistics(luma, 1, 1, 0, SceneGrid.of(grid));
    }

    private static ImageStatistics scene(Random random) {
        byte[] grid = new byte[SceneGrid.CELLS];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (byte) (40 + random.nextInt(120));
        }
        return new ImageStatistics(100, 35, 400, 0, SceneGrid.of(grid));
    }

    private static ImageStatistics noisy(ImageStatistics s, Random random) {
        byte[] grid = s.grid().bytes();
        for (int i = 0; i < grid.length; i++) {
            grid[i] += (byte) (random.nextInt(5) - 2);
        }
        return new ImageStatistics(
                s.brightness() + random.nextDouble(),
                s.contrast() + random.nextDouble(),
                s.sharpness() * (0.9 + 0.2 * random.nextDouble()),
                0,
                SceneGrid.of(grid));
    }

    private static ImageStatistics blurred(ImageStatistics s) {
        return new ImageStatistics(
                s.brightness(), s.contrast(), s.sharpness() / 10, s.moving(), s.grid());
    }

    private static Perceived frame(long sequence, long at, ImageStatistics statistics) {
        return frame(sequence, at, statistics, Affine.IDENTITY);
    }

    private static Perceived frame(
            long sequence, long at, ImageStatistics statistics, Affine motion) {
        Detection person = new Detection(new Box(1, 2, 3, 4), 0.5, "person");
        return new PerceivedFrame(
                new FrameDetections("gate-3", 0, sequence, at, 640, 360, motion, List.of(person)),
                statistics,
                sequence + 1,
                Map.of());
    }

    private static PerceivedFrame still(PerceivedFrame frame) {
        FrameDetections d = frame.detections();
        return (PerceivedFrame)
                frame(d.sequence(), d.capturedAtMicros(), frame.statistics(), Affine.IDENTITY);
    }

    private static TypeSerializer<HealthState> serializer() {
        return StreamTypes.HEALTH_STATE.createSerializer(new SerializerConfigImpl());
    }

    private static HealthState restored(HealthState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer().serialize(state, out);
        return serializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static byte[] bytes(List<TrackOutput> outputs) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializer<TrackOutput> serializer =
                StreamTypes.TRACK_OUTPUT.createSerializer(new SerializerConfigImpl());
        for (TrackOutput output : outputs) {
            serializer.serialize(output, out);
        }
        return out.getCopyOfBuffer();
    }
}
