package io.vigil.operators.perceive.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ImageStatistics;
import io.vigil.operators.FrameSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Attention GATED = Attention.FULL.withRefresh(Duration.ofSeconds(2));

    @Property(tries = 200)
    void noFrameIsDecidedByMoreThanTheSixteenBeforeIt(
            @ForAll long seed, @ForAll @IntRange(max = 16) int lookingBack) {
        Random random = new Random(seed);
        List<Moment> log = log(random);
        Gate gate = new Gate(attention(random), lookingBack);
        for (int i = 0; i < log.size(); i++) {
            assertThat(gate.choose(log.subList(0, i), log.get(i)))
                    .as("frame %d", i)
                    .isEqualTo(gate.choose(recent(log, i), log.get(i)));
        }
    }

    @Property(tries = 200)
    void anAnswerStandsOnlyWhereNothingHasMovedSinceTheLookThatItComesFrom(
            @ForAll long seed, @ForAll @IntRange(max = 16) int lookingBack) {
        Random random = new Random(seed);
        List<Moment> log = log(random);
        Attention attention = attention(random);
        List<Choice> choices = choices(new Gate(attention, lookingBack), log);
        for (int i = 0; i < log.size(); i++) {
            if (choices.get(i) instanceof Choice.Repeat repeat) {
                int from = at(log, repeat.sequence());
                assertThat(choices.get(from)).isEqualTo(Choice.LOOK);
                assertThat(i - from + lookingBack).isLessThan(Gate.HISTORY);
                double moved = 0;
                for (int j = from + 1; j <= i; j++) {
                    assertThat(log.get(j).sequence()).isEqualTo(log.get(j - 1).sequence() + 1);
                    moved += log.get(j).moving();
                }
                assertThat(moved).isLessThanOrEqualTo(attention.still());
                long refresh = attention.refresh().toNanos() / 1000;
                assertThat(log.get(i).capturedAtMicros() / refresh)
                        .isEqualTo(log.get(from).capturedAtMicros() / refresh);
            }
        }
    }

    @Property(tries = 200)
    void theFirstFrameOfEachStepOfTheRateIsDueAndNoOther(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int rate) {
        List<Moment> log = log(new Random(seed));
        Attention slow = (seed % 2 == 0 ? GATED : Attention.FULL).withRate(rate);
        List<Choice> choices = choices(new Gate(slow, 0), log);
        long period = Math.round(1e6 / rate);
        for (int i = 0; i < log.size(); i++) {
            boolean first =
                    i == 0
                            || log.get(i).capturedAtMicros() / period
                                    != log.get(i - 1).capturedAtMicros() / period;
            assertThat(!choices.get(i).equals(Choice.LEAVE)).as("frame %d", i).isEqualTo(first);
        }
    }

    @Test
    void whereNothingMovesOneFrameInSixteenIsLookedAt() {
        List<Moment> still = LongStream.range(0, 160).mapToObj(i -> moment(i, 0)).toList();
        Attention long16 = GATED.withRefresh(Attention.LONGEST_REFRESH);

        assertThat(looks(choices(new Gate(long16, 0), still))).isEqualTo(10);
        assertThat(looks(choices(new Gate(long16, 8), still))).isEqualTo(20);
        assertThat(looks(choices(new Gate(Attention.FULL, 0), still))).isEqualTo(160);
    }

    @Test
    void slowMovementAddsUp() {
        List<Moment> creeping = LongStream.range(0, 16).mapToObj(i -> moment(i, 0.0008)).toList();

        // After 0.0016 it is still below 0.002; the third step is not.
        assertThat(choices(new Gate(GATED, 0), creeping).subList(0, 4))
                .containsExactly(
                        Choice.LOOK, new Choice.Repeat(0), new Choice.Repeat(0), Choice.LOOK);
    }

    @Test
    void aCameraThatMovesIsLookedThroughAgain() {
        CameraMotion pan = new CameraMotion(1, 0, 0.4, 0, 1, 0);
        List<Moment> panning =
                LongStream.range(0, 4)
                        .mapToObj(i -> new Moment(i, 100_000 * i, 64, 48, 0, pan))
                        .toList();

        assertThat(choices(new Gate(GATED, 0), panning))
                .containsExactly(
                        Choice.LOOK, new Choice.Repeat(0), new Choice.Repeat(0), Choice.LOOK);
    }

    @Test
    void whatNobodyHasMeasuredIsNotStill() {
        Moment unknown = Moment.of(FrameSamples.grey("door", 0, 1));
        assertThat(FrameSamples.grey("door", 0, 1).statistics()).isEqualTo(ImageStatistics.UNKNOWN);

        assertThat(new Gate(GATED.withStill(1), 0).choose(List.of(moment(0, 0)), unknown))
                .isEqualTo(Choice.LOOK);
    }

    @Test
    void anotherSizeIsAnotherImage() {
        Moment larger = new Moment(1, 100_000, 128, 96, 0, CameraMotion.NONE);

        assertThat(new Gate(GATED, 0).choose(List.of(moment(0, 0)), larger)).isEqualTo(Choice.LOOK);
    }

    @Test
    void movementInFramesThatWereLeftOutCounts() {
        // At 10 frames a second every fifth is due.
        List<Moment> log = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            log.add(moment(i, i == 7 ? 0.5 : 0));
        }
        List<Choice> choices = choices(new Gate(GATED.withRate(2), 0), log);

        assertThat(choices.get(5)).isEqualTo(new Choice.Repeat(0));
        assertThat(choices.get(10)).isEqualTo(Choice.LOOK);
        assertThat(choices.get(15)).isEqualTo(new Choice.Repeat(10));
    }

    private static Moment moment(long sequence, double moving) {
        return new Moment(sequence, 100_000 * sequence, 64, 48, moving, CameraMotion.NONE);
    }

    private static Attention attention(Random random) {
        return new Attention(
                random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 0,
                Duration.ofMillis(200 + random.nextInt(3000)),
                0.002 * random.nextDouble(),
                List.of(),
                0,
                0,
                0);
    }

    /** Quiet and busy times, shed frames, uneven capture times, a camera that stirs. */
    private static List<Moment> log(Random random) {
        List<Moment> log = new ArrayList<>();
        long sequence = random.nextInt(40);
        long captured = 1_767_225_600_000_000L + random.nextInt(1_000_000);
        boolean quiet = true;
        for (int i = 0; i < 80; i++) {
            quiet ^= random.nextInt(15) == 0;
            double moving = quiet ? 0.0003 * random.nextInt(2) : 0.02 * random.nextDouble();
            CameraMotion motion =
                    random.nextInt(20) == 0
                            ? new CameraMotion(1, 0, random.nextDouble(), 0, 1, 0)
                            : CameraMotion.NONE;
            log.add(new Moment(sequence, captured, 64, 48, moving, motion));
            sequence += random.nextInt(20) == 0 ? 2 + random.nextInt(20) : 1;
            captured += 20_000 + random.nextInt(80_000);
        }
        return log;
    }

    private static List<Moment> recent(List<Moment> log, int i) {
        return log.subList(Math.max(0, i - Gate.HISTORY), i);
    }

    private static List<Choice> choices(Gate gate, List<Moment> log) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            choices.add(gate.choose(recent(log, i), log.get(i)));
        }
        return choices;
    }

    private static int at(List<Moment> log, long sequence) {
        return log.stream().map(Moment::sequence).toList().indexOf(sequence);
    }

    private static long looks(List<Choice> choices) {
        return choices.stream().filter(Choice.LOOK::equals).count();
    }
}
