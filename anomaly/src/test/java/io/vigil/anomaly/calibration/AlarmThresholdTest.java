package io.vigil.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On clusters that come as a Poisson process, 100 a day above 0, with maxima of a known tail. */
class AlarmThresholdTest {
    private static final double PER_DAY = 100;
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final GeneralizedPareto EXPONENTIAL = new GeneralizedPareto(1, 0);

    @Test
    void theThresholdIsTheLevelExceededAsOftenAsAsked() {
        List<NormalBlock> month = hours(30 * 24, EXPONENTIAL, NEVER, 1);
        for (double asked : new double[] {1, 5, 20}) {
            AlarmThreshold threshold = AlarmThreshold.of(asked, month, 1);
            assertThat(threshold.value()).isCloseTo(Math.log(PER_DAY / asked), within(0.4));
            assertThat(threshold.observedDays()).isCloseTo(30, within(1e-9));
        }
    }

    @Test
    void heavyAndLightTailsAreFollowed() {
        for (double shape : new double[] {-0.3, 0.3}) {
            GeneralizedPareto tail = new GeneralizedPareto(1, shape);
            AlarmThreshold threshold = AlarmThreshold.of(1, hours(30 * 24, tail, NEVER, 2), 1);
            double realised = PER_DAY * tail.survival(threshold.value());
            assertThat(realised).isBetween(0.4, 2.5);
        }
    }

    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        int held = 0;
        for (int seed = 0; seed < 24; seed++) {
            AlarmThreshold threshold =
                    AlarmThreshold.of(2, hours(48, EXPONENTIAL, NEVER, seed), seed);
            double truth = Math.log(PER_DAY / 2);
            held += threshold.lower() <= truth && truth <= threshold.upper() ? 1 : 0;
        }
        // 90 % of 24, less what chance and the bootstrap's known narrowness take.
        assertThat(held).isGreaterThanOrEqualTo(18);
    }

    @Test
    void leavingAlarmsOutDoesNotLowerTheThreshold() {
        double censored = 0;
        double pretended = 0;
        double whole = 0;
        for (int seed = 0; seed < 10; seed++) {
            double cut = Math.log(PER_DAY / 5);
            List<NormalBlock> blocks = hours(14 * 24, EXPONENTIAL, cut, seed);
            List<NormalBlock> asIfWhole =
                    blocks.stream()
                            .map(
                                    b ->
                                            new NormalBlock(
                                                    b.startMicros(),
                                                    b.seconds(),
                                                    NEVER,
                                                    b.maxima()))
                            .toList();
            censored += CensoredTail.of(5, blocks).threshold(5) / 10;
            pretended += CensoredTail.of(5, asIfWhole).threshold(5) / 10;
            List<NormalBlock> all = hours(14 * 24, EXPONENTIAL, NEVER, seed);
            whole += CensoredTail.of(5, all).threshold(5) / 10;
        }
        assertThat(whole).isCloseTo(Math.log(PER_DAY / 5), within(0.15));
        assertThat(censored).isCloseTo(whole, within(0.3));
        assertThat(pretended).isLessThan(whole - 0.35);
    }

    /** Fifteen fortnights one after the other, each cut at the threshold that the last one gave. */
    @Test
    void theThresholdDoesNotRatchet() {
        double threshold = Math.log(PER_DAY / 5);
        double naive = threshold;
        for (int round = 0; round < 15; round++) {
            List<NormalBlock> blocks = hours(14 * 24, EXPONENTIAL, threshold, 100 + round);
            threshold = CensoredTail.of(5, blocks).threshold(5);
            List<NormalBlock> cut = hours(14 * 24, EXPONENTIAL, naive, 100 + round);
            List<NormalBlock> asIfWhole =
                    cut.stream()
                            .map(
                                    b ->
                                            new NormalBlock(
                                                    b.startMicros(),
                                                    b.seconds(),
                                                    NEVER,
                                                    b.maxima()))
                            .toList();
            naive = CensoredTail.of(5, asIfWhole).threshold(5);
        }
        assertThat(PER_DAY * Math.exp(-threshold)).isBetween(2.0, 12.0);
        assertThat(PER_DAY * Math.exp(-naive)).isGreaterThan(20.0);
    }

    @Test
    void anHourOfNormalTimeSaysHowFarItReaches() {
        List<NormalBlock> minutes = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 12; i++) {
            float[] maxima = new float[4];
            for (int m = 0; m < maxima.length; m++) {
                maxima[m] = (float) -Math.log(random.nextDouble());
            }
            minutes.add(new NormalBlock(i, 300, NEVER, maxima));
        }
        AlarmThreshold threshold = AlarmThreshold.of(1, minutes, 1);
        assertThat(threshold.extrapolation()).isCloseTo(24, within(1e-9));
        assertThat(threshold.upper()).isGreaterThan(threshold.lower() + 0.5);
        assertThat(threshold.sentence())
                .contains(
                        "For 1 false alarms a day",
                        "from 0.04 days of normal time",
                        "24.0 times further than was observed");
        assertThat(AlarmThreshold.of(20, hours(240, EXPONENTIAL, NEVER, 1), 1).sentence())
                .contains("no further than was observed");
    }

    @Test
    void theSameBlocksAndSeedGiveTheSame() {
        List<NormalBlock> blocks = hours(48, EXPONENTIAL, NEVER, 1);
        assertThat(AlarmThreshold.of(1, blocks, 7)).isEqualTo(AlarmThreshold.of(1, blocks, 7));
    }

    @Test
    void tooLittleNormalTimeIsRefused() {
        assertThatThrownBy(() -> AlarmThreshold.of(1, hours(3, EXPONENTIAL, NEVER, 1), 1))
                .hasMessageContaining("Normal time of 3 blocks")
                .hasMessageContaining("calibrate on more footage");
        List<NormalBlock> flat = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            flat.add(new NormalBlock(i, 3600, NEVER, new float[] {3}));
        }
        assertThatThrownBy(() -> AlarmThreshold.of(1, flat, 1)).hasMessageContaining("that differ");
        assertThatThrownBy(() -> AlarmThreshold.of(0, flat, 1)).hasMessageContaining("were 0.0");
        assertThatThrownBy(() -> new NormalBlock(0, 10, 2, new float[] {3}))
                .hasMessageContaining("at most 2.0");
    }

    @Test
    void whatIsNearIsOneCluster() {
        Clusters clusters = new Clusters(1);
        double[] scores = {2, 5, 0, 3};
        long[] seconds = {10, 12, 13, 22};
        for (int i = 0; i < scores.length; i++) {
            clusters.add(seconds[i], scores[i]);
        }
        clusters.add(33, 4);
        assertThat(clusters.maxima()).containsExactly(5, 4);
    }

    /** Hours of which maxima above a cut are left out. */
    private static List<NormalBlock> hours(
            int hours, GeneralizedPareto tail, double cut, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<NormalBlock> blocks = new ArrayList<>();
        double next = 0;
        for (int h = 0; h < hours; h++) {
            List<Float> maxima = new ArrayList<>();
            while (next < h + 1) {
                double maximum = tail.excess(1 - random.nextDouble());
                if (maximum < cut) {
                    maxima.add((float) maximum);
                }
                next -= Math.log(1 - random.nextDouble()) * 24 / PER_DAY;
            }
            float[] values = new float[maxima.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = maxima.get(i);
            }
            blocks.add(new NormalBlock(h * 3_600_000_000L, 3600, cut, values));
        }
        return blocks;
    }
}
