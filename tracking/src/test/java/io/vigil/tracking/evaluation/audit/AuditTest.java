package io.vigil.tracking.evaluation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final long MINUTE = 60_000_000L;

    @Property(tries = 200)
    void clipsAreDifferentLieInTheRecordingAndStandForAllOfIt(
            @ForAll @IntRange(min = 1, max = 40) int clips,
            @ForAll @IntRange(min = 0, max = 300) int minutes,
            @ForAll @LongRange(min = 0, max = 1000) long seed) {
        List<Long> crossings = crossings(minutes, seed);
        List<Clip> drawn =
                new ClipSampling(MINUTE, clips, seed).draw(crossings, 0, minutes * MINUTE + 7);

        Set<Long> begins = new HashSet<>();
        drawn.forEach(clip -> begins.add(clip.fromMicros()));
        assertThat(begins).hasSameSizeAs(drawn);
        assertThat(drawn).allMatch(clip -> clip.untilMicros() <= minutes * MINUTE);
        assertThat(drawn.size()).isEqualTo(Math.min(Math.max(clips, strata(drawn)), minutes));
        assertThat(drawn.stream().mapToDouble(Clip::weight).sum()).isCloseTo(minutes, within(1e-6));
    }

    @Test
    void estimatesAreUnbiasedAndIntervalsHoldTheTruthNineteenTimesOfTwenty() {
        int held = 0;
        double bias = 0;
        int draws = 200;
        for (int seed = 0; seed < draws; seed++) {
            int minutes = 480;
            SplittableRandom random = new SplittableRandom(seed);
            long[] person = new long[minutes];
            long[] system = new long[minutes];
            List<Long> crossings = new ArrayList<>();
            double wrong = 0;
            double all = 0;
            for (int i = 0; i < minutes; i++) {
                double busy = 3 * Math.max(0, Math.sin(i / 60.0));
                person[i] =
                        random.nextDouble() < 0.3 ? 0 : Math.round(2 * busy * random.nextDouble());
                long missed = 0;
                for (int one = 0; one < person[i]; one++) {
                    missed += random.nextDouble() < 0.08 ? 1 : 0;
                }
                system[i] = person[i] - missed + (random.nextDouble() < 0.04 ? 1 : 0);
                for (int one = 0; one < system[i]; one++) {
                    crossings.add(i * MINUTE + one);
                }
                wrong += Math.abs(system[i] - person[i]);
                all += person[i];
            }
            List<CountedClip> counted = new ArrayList<>();
            for (Clip clip :
                    new ClipSampling(MINUTE, 60, seed).draw(crossings, 0, minutes * MINUTE)) {
                int at = (int) (clip.fromMicros() / MINUTE);
                counted.add(new CountedClip(clip, system[at], person[at]));
            }
            CountAccuracy accuracy = CountAccuracy.of(counted, seed);
            double truth = 1 - wrong / all;
            bias += accuracy.accuracy() - truth;
            held += accuracy.accuracyLow() <= truth && truth <= accuracy.accuracyHigh() ? 1 : 0;
        }
        System.out.printf("audit: interval holds the truth in %d of %d%n", held, draws);
        assertThat(bias / draws).isCloseTo(0, within(0.01));
        assertThat(held).isBetween(172, 200);
    }

    @Test
    void whoCountsTheSameIsRightAndWhoCountsBothWaysWrongIsNotSavedByTheSum() {
        Clip a = new Clip(1, 0, MINUTE, Clip.Stratum.BUSY, 5);
        Clip b = new Clip(2, MINUTE, 2 * MINUTE, Clip.Stratum.BUSY, 5);
        assertThat(
                        CountAccuracy.of(
                                        List.of(new CountedClip(a, 4, 4), new CountedClip(b, 6, 6)),
                                        1)
                                .accuracyLow())
                .isEqualTo(1);
        CountAccuracy wrong =
                CountAccuracy.of(List.of(new CountedClip(a, 3, 5), new CountedClip(b, 7, 5)), 1);
        assertThat(wrong.bias()).isZero();
        assertThat(wrong.accuracy()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void whereNobodyCrossedNothingIsSaid() {
        Clip a = new Clip(1, 0, MINUTE, Clip.Stratum.QUIET, 5);
        assertThat(CountAccuracy.of(List.of(new CountedClip(a, 0, 0)), 1).accuracy()).isNaN();
        assertThat(CountAccuracy.of(List.of(), 1).accuracyLow()).isNaN();
    }

    private static long strata(List<Clip> drawn) {
        return drawn.stream().map(Clip::stratum).distinct().count();
    }

    private static List<Long> crossings(int minutes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> crossings = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            for (int left = random.nextInt(4); left > 0; left--) {
                crossings.add(i * MINUTE + random.nextLong(MINUTE));
            }
        }
        return crossings;
    }
}
