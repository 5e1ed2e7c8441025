package io.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CameraClockTest {
    private static final long START = 1_700_000_000_000_000L;
    private static final long STEP = 40_000;

    private record Stamp(long source, long arrival) {}

    private static List<ClockReading> readAll(ClockState state, List<Stamp> stamps) {
        List<ClockReading> readings = new ArrayList<>();
        for (Stamp stamp : stamps) {
            ClockReading reading = CameraClock.read(state, stamp.source(), stamp.arrival());
            state = reading.state();
            readings.add(reading);
        }
        return readings;
    }

    /** Frames every 40 ms, arriving up to 30 ms late. */
    private static List<Stamp> steady(int frames, long firstSource, long firstArrival) {
        Random jitter = new Random(7);
        List<Stamp> stamps = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            stamps.add(
                    new Stamp(
                            firstSource + i * STEP,
                            firstArrival + i * STEP + (i == 0 ? 0 : jitter.nextInt(30_000))));
        }
        return stamps;
    }

    @Provide
    Arbitrary<List<Stamp>> anything() {
        Arbitrary<Long> time =
                Arbitraries.oneOf(
                        Arbitraries.longs(),
                        Arbitraries.longs().between(-100_000_000, 100_000_000),
                        Arbitraries.longs().between(START, START + 100_000_000_000L),
                        Arbitraries.of(CameraClock.NO_TIME, 0L, STEP, 2 * STEP));
        return Combinators.combine(time, time).as(Stamp::new).list().ofMaxSize(60);
    }

    @Property
    void timeStrictlyIncreasesWhateverComes(
            @ForAll("anything") List<Stamp> stamps, @ForAll boolean file, @ForAll long origin) {
        ClockState state = file ? ClockState.file(origin) : ClockState.live(origin);
        long last = state.lastCapturedMicros();
        for (ClockReading reading : readAll(state, stamps)) {
            assertThat(reading.capturedAtMicros()).isGreaterThan(last);
            last = reading.capturedAtMicros();
        }
    }

    @Property
    void theSameInputGivesTheSameTimesAndAFileIgnoresArrival(
            @ForAll("anything") List<Stamp> stamps, @ForAll long arrival) {
        List<Stamp> otherArrivals =
                stamps.stream().map(stamp -> new Stamp(stamp.source(), arrival)).toList();
        assertThat(readAll(ClockState.file(START), stamps))
                .isEqualTo(readAll(ClockState.file(START), otherArrivals));
        assertThat(readAll(ClockState.live(), stamps))
                .isEqualTo(readAll(ClockState.live(), stamps));
    }

    @Property
    void oneOutlierMovesNoOtherFrame(
            @ForAll @IntRange(min = 1, max = 58) int at,
            @ForAll @LongRange(min = 61, max = 400_000) long seconds,
            @ForAll boolean ahead,
            @ForAll boolean file) {
        List<Stamp> clean = steady(60, 0, START);
        List<Stamp> broken = new ArrayList<>(clean);
        Stamp hit = clean.get(at);
        broken.set(
                at,
                new Stamp(hit.source() + (ahead ? 1 : -1) * seconds * 1_000_000, hit.arrival()));
        ClockState state = file ? ClockState.file(START) : ClockState.live();
        List<ClockReading> expected = readAll(state, clean);
        List<ClockReading> actual = readAll(state, broken);
        for (int i = 0; i < clean.size(); i++) {
            assertThat(actual.get(i).capturedAtMicros())
                    .isEqualTo(expected.get(i).capturedAtMicros());
            assertThat(actual.get(i).newEpoch()).isEqualTo(!file && i == 0);
            assertThat(actual.get(i).quality())
                    .isEqualTo(i == at ? ClockQuality.REPAIRED : ClockQuality.SOURCE);
        }
        if (!file) {
            assertThat(Math.abs(actual.get(at).skewMicros())).isGreaterThan(60_000_000);
        }
    }

    @Test
    void aRecordingsTimeIsItsOriginPlusItsOwn() {
        List<ClockReading> readings = readAll(ClockState.file(START), steady(100, 0, 12345));
        for (int i = 0; i < 100; i++) {
            assertThat(readings.get(i).capturedAtMicros()).isEqualTo(START + i * STEP);
            assertThat(readings.get(i).newEpoch()).isFalse();
        }
    }

    @Test
    void aRecordingsGapIsKept() {
        List<Stamp> stamps = new ArrayList<>(steady(20, 0, 0));
        long gap = 3_600_000_000L;
        stamps.addAll(steady(20, gap, 0));
        List<ClockReading> readings = readAll(ClockState.file(START), stamps);
        assertThat(readings.get(39).capturedAtMicros()).isEqualTo(START + gap + 19 * STEP);
        assertThat(readings.get(39).quality()).isEqualTo(ClockQuality.SOURCE);
    }

    @Test
    void aRecordingWhoseTimesStartOverGoesOn() {
        List<Stamp> stamps = new ArrayList<>(steady(100, 0, 0));
        stamps.addAll(steady(100, 0, 0));
        List<ClockReading> readings = readAll(ClockState.file(START), stamps);
        assertThat(readings.get(199).capturedAtMicros()).isEqualTo(START + 199 * STEP);
        assertThat(readings).noneMatch(ClockReading::newEpoch);
    }

    @Test
    void aTimeLapseKeepsItsPace() {
        List<Stamp> stamps = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stamps.add(new Stamp(i * 300_000_000L, 0));
        }
        List<ClockReading> readings = readAll(ClockState.file(START), stamps);
        assertThat(readings.get(49).capturedAtMicros()).isEqualTo(START + 49 * 300_000_000L);
    }

    @Test
    void networkJitterDoesNotShow() {
        List<ClockReading> readings = readAll(ClockState.live(), steady(100, 5_000_000, START));
        for (int i = 0; i < 100; i++) {
            assertThat(readings.get(i).capturedAtMicros()).isEqualTo(START + i * STEP);
        }
        assertThat(readings.get(0).newEpoch()).isTrue();
    }

    @Test
    void aRestartOpensOneEpochAfterFiveFramesThatAgree() {
        List<Stamp> stamps = new ArrayList<>(steady(100, 900_000_000, START));
        stamps.addAll(steady(100, 0, START + 100 * STEP));
        List<ClockReading> readings = readAll(ClockState.live(), stamps);
        for (int i = 0; i < 200; i++) {
            assertThat(readings.get(i).newEpoch()).as("frame %d", i).isEqualTo(i == 0 || i == 104);
        }
        assertThat(readings.get(199).capturedAtMicros())
                .isBetween(START + 199 * STEP - 50_000, START + 199 * STEP + 50_000);
    }

    @Test
    void anOpenedSourceOpensAnEpochAtOnceAndLater() {
        ClockState state = ClockState.live();
        state = CameraClock.read(state, 10, START).state();
        ClockReading again = CameraClock.read(state.restarted(), 10, START - 5_000_000);
        assertThat(again.newEpoch()).isTrue();
        assertThat(again.capturedAtMicros()).isEqualTo(START + 1);
        assertThat(ClockState.file(3).restarted()).isEqualTo(ClockState.file(3));
    }

    @Test
    void aSourceWithoutTimeGetsArrival() {
        List<Stamp> stamps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            stamps.add(new Stamp(CameraClock.NO_TIME, START + i * STEP));
        }
        List<ClockReading> readings = readAll(ClockState.live(), stamps);
        for (int i = 0; i < 10; i++) {
            assertThat(readings.get(i).capturedAtMicros()).isEqualTo(START + i * STEP);
            assertThat(readings.get(i).quality()).isEqualTo(ClockQuality.ARRIVAL);
            assertThat(readings.get(i).newEpoch()).isEqualTo(i == 0);
        }
    }

    @Test
    void aClockThatStandsStillPassesWithArrival() {
        List<Stamp> stamps = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stamps.add(new Stamp(5, START + i * STEP));
        }
        List<ClockReading> readings = readAll(ClockState.live(), stamps);
        assertThat(readings.get(99).capturedAtMicros()).isEqualTo(START + 99 * STEP);
        assertThat(readings.get(99).newEpoch()).isFalse();
    }

    @Test
    void aRepeatedTimeFallsBetweenItsNeighbours() {
        List<ClockReading> readings =
                readAll(
                        ClockState.file(START),
                        List.of(
                                new Stamp(0, 0),
                                new Stamp(STEP, 0),
                                new Stamp(STEP, 0),
                                new Stamp(2 * STEP, 0)));
        assertThat(readings)
                .extracting(reading -> reading.capturedAtMicros() - START)
                .containsExactly(0L, STEP, STEP + STEP / 2, 2 * STEP);
    }

    @Test
    void driftIsTakenBackSlowly() {
        // 200 ppm fast for ten hours, one frame a second: 7.2 s ahead if nothing were done.
        ClockState state = ClockState.live();
        long last = 0;
        for (long i = 0; i < 36_000; i++) {
            long arrival = START + i * 1_000_000;
            ClockReading reading = CameraClock.read(state, i * 1_000_200, arrival);
            state = reading.state();
            last = reading.capturedAtMicros() - arrival;
            assertThat(reading.newEpoch()).isEqualTo(i == 0);
        }
        assertThat(last).isBetween(-260_000L, 260_000L);
    }

    @Test
    void aWallClockPutRightIsFollowedForward() {
        List<Stamp> stamps = new ArrayList<>(steady(50, 0, 0));
        stamps.addAll(steady(50, 50 * STEP, START));
        List<ClockReading> readings = readAll(ClockState.live(), stamps);
        assertThat(readings.get(99).capturedAtMicros())
                .isBetween(START + 49 * STEP, START + 51 * STEP);
        assertThat(readings.stream().filter(ClockReading::newEpoch)).hasSize(1);
    }
}
