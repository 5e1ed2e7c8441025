package io.vigil.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** On scores that are independent from second to second, with an exponential tail. */
class RunningCalibrationTest {
    private static final int DAY = 86_400;
    private static final long SECOND = 1_000_000;

    /** A Monday, midnight. */
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();

    private static final RunningCalibration FIVE_A_DAY =
            new RunningCalibration(CalibrationSettings.of(5, ZoneOffset.UTC));

    private static final class Run {
        private final RunningCalibration running;
        private CalibrationState state = CalibrationState.empty();
        private final List<Long> opened = new ArrayList<>();
        private Consumer<Judgement> watcher = judgement -> {};
        private double threshold;

        Run(RunningCalibration running) {
            this.running = running;
        }

        Run seconds(int from, int to, IntToDoubleFunction score) {
            for (int second = from; second < to; second++) {
                moment((START + second) * SECOND, score.applyAsDouble(second));
            }
            return this;
        }

        void moment(long micros, double score) {
            RunningCalibration.Step step = running.step(state, micros, score);
            state = step.state();
            threshold = step.judgement().threshold();
            if (step.judgement().opened()) {
                opened.add(micros);
            }
            watcher.accept(step.judgement());
        }
    }

    /** Surprises of a score whose p-value is uniform, as they should be. */
    private static IntToDoubleFunction surprises(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return second -> -Math.log10(1 - random.nextDouble());
    }

    @Test
    void nothingIsAlarmedBeforeTheFirstCalibrationIsOver() {
        Run run = new Run(FIVE_A_DAY);
        run.watcher = judgement -> assertThat(judgement.pValue()).isNaN();
        run.seconds(0, 2 * DAY, s -> s % 7000 == 0 ? 8 : 0.1);
        assertThat(run.opened).isEmpty();
        assertThat(run.threshold).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(run.running.realised(run.state).observedDays()).isZero();
    }

    @Test
    void alarmsComeAsAskedAndPValuesSayHowRareASecondIs() {
        double[] shares = {0.5, 0.1, 0.01, 0.001};
        int[] below = new int[shares.length];
        Run run = new Run(FIVE_A_DAY).seconds(0, 3 * DAY, surprises(1));
        run.watcher =
                judgement -> {
                    for (int i = 0; i < shares.length; i++) {
                        below[i] += judgement.pValue() <= shares[i] ? 1 : 0;
                    }
                };
        run.seconds(3 * DAY, 12 * DAY, surprises(2));
        RealisedRate realised = run.running.realised(run.state);
        assertThat(realised.observedDays()).isBetween(9.8, 10.0);
        assertThat(realised.alarms()).isEqualTo(run.opened.size()).isBetween(25L, 90L);
        for (int i = 0; i < shares.length; i++) {
            double seen = below[i] / (9.0 * DAY);
            assertThat(seen / shares[i]).isCloseTo(1, within(0.15));
        }
        assertThat(run.running.threshold(run.state, 1).sentence())
                .startsWith("For 5 false alarms a day");
    }

    @Test
    void theSameMomentsGiveTheSameStateWhereverItIsTakenUp() {
        Run one = new Run(FIVE_A_DAY).seconds(0, 3 * DAY, surprises(2));
        Run other = new Run(FIVE_A_DAY);
        IntToDoubleFunction scores = surprises(2);
        other.seconds(0, DAY + 1234, scores);
        CalibrationState kept = other.state;
        IntToDoubleFunction others = surprises(9);
        new Run(FIVE_A_DAY).state = kept;
        Run fork = new Run(FIVE_A_DAY);
        fork.state = kept;
        fork.seconds(DAY + 1234, DAY + 5000, others);
        other.state = kept;
        other.seconds(DAY + 1234, 3 * DAY, scores);
        assertThat(other.state).isEqualTo(one.state);
    }

    @Test
    void whereNothingEverHappensASurpriseIsTakenAtItsWord() {
        Run run = new Run(FIVE_A_DAY).seconds(0, 2 * DAY + 7200, s -> 0);
        int end = 2 * DAY + 7200;
        assertThat(run.threshold).isCloseTo(Math.log10(DAY / 5.0), within(1e-6));
        run.seconds(end, end + 600, s -> s == end + 100 ? 3 : 0);
        assertThat(run.opened).isEmpty();
        run.seconds(end + 600, end + 1200, s -> s == end + 700 ? 6 : 0);
        assertThat(run.opened).containsExactly((START + end + 700) * SECOND);
    }

    @Test
    void whileTheThresholdIsExtrapolatedItsSaferEndIsInForce() {
        RunningCalibration daily =
                new RunningCalibration(
                        new CalibrationSettings(
                                1, Duration.ofHours(6), Duration.ofDays(14), ZoneOffset.UTC));
        Run run = new Run(daily).seconds(0, 7 * 3600 + 600, surprises(13));
        AlarmThreshold threshold = daily.threshold(run.state, 1);
        assertThat(threshold.extrapolation()).isGreaterThan(3);
        assertThat(run.state.learnt().threshold()).isEqualTo(threshold.upper());
    }

    @Test
    void anAlarmAndAMinuteAroundItAreLeftOut() {
        int at = 2 * DAY + 5 * 3600 + 1800;
        IntToDoubleFunction quiet = surprises(12);
        Run run =
                new Run(FIVE_A_DAY)
                        .seconds(
                                0,
                                2 * DAY + 7 * 3600,
                                s -> s >= at && s < at + 30 ? 8 : 0.5 * quiet.applyAsDouble(s));
        assertThat(run.opened).contains((START + at) * SECOND);
        List<NormalBlock> blocks = run.state.learnt().blocks();
        NormalBlock hour =
                blocks.stream()
                        .filter(b -> b.startMicros() == (START + 2 * DAY + 5 * 3600) * SECOND)
                        .findFirst()
                        .orElseThrow();
        assertThat(hour.seconds()).isBetween(3600 - 60.0 - 31 - 61, 3600 - 60.0 - 29 - 60);
        for (int m = 0; m < hour.clusters(); m++) {
            assertThat(hour.maximum(m)).isLessThan(10);
        }
    }

    @Test
    void anomaliesThatAreAlarmedDoNotRaiseTheThreshold() {
        Run clean = new Run(FIVE_A_DAY).seconds(0, 12 * DAY, surprises(3));
        IntToDoubleFunction same = surprises(3);
        Run busy =
                new Run(FIVE_A_DAY)
                        .seconds(
                                0,
                                12 * DAY,
                                s -> {
                                    double score = same.applyAsDouble(s);
                                    return s > 2 * DAY + 7200 && s % 21_600 < 3 ? 8 : score;
                                });
        assertThat(busy.opened.size()).isGreaterThan(clean.opened.size() + 30);
        assertThat(busy.state.learnt().threshold())
                .isCloseTo(clean.state.learnt().threshold(), within(0.5));
    }

    @Test
    void whatAnOperatorCallsNormalRaisesTheThreshold() {
        Run run = new Run(FIVE_A_DAY).seconds(0, 8 * DAY, surprises(4));
        double before = run.state.learnt().threshold();
        CalibrationState told = run.state;
        for (int i = 0; i < 10 && i < run.opened.size(); i++) {
            told = FIVE_A_DAY.normal(told, run.opened.get(run.opened.size() - 1 - i));
        }
        assertThat(told.learnt().threshold()).isGreaterThan(before);
        assertThat(told.past().alarms()).hasSizeLessThan(run.state.past().alarms().size());
        assertThat(FIVE_A_DAY.normal(told, 17)).isSameAs(told);
    }

    @Test
    void aStepOfTheScaleIsFollowedWithinADay() {
        IntToDoubleFunction scores = surprises(5);
        Run run = new Run(FIVE_A_DAY).seconds(0, 6 * DAY, scores);
        run.seconds(6 * DAY, 14 * DAY, s -> 1.3 * scores.applyAsDouble(s));
        long later = run.opened.stream().filter(o -> o > (START + 7 * DAY) * SECOND).count();
        assertThat(later / 7.0).isBetween(2.0, 10.0);
    }

    @Test
    void nightAndDayAreJudgedByThemselves() {
        IntToDoubleFunction scores = surprises(6);
        IntToDoubleFunction wave = s -> (s % DAY < DAY / 2 ? 0.4 : 1) * scores.applyAsDouble(s);
        Run run = new Run(FIVE_A_DAY).seconds(0, 14 * DAY, wave);
        long night = run.opened.stream().filter(o -> o / SECOND % DAY < DAY / 2).count();
        assertThat(night / (double) run.opened.size()).isBetween(0.3, 0.7);
    }

    @Test
    void theRateOfFramesDoesNotMatter() {
        CalibrationSettings settings =
                new CalibrationSettings(
                        20, Duration.ofHours(24), Duration.ofDays(2), ZoneOffset.UTC);
        RunningCalibration running = new RunningCalibration(settings);
        Run one = new Run(running).seconds(0, 2 * DAY, surprises(7));
        Run four = new Run(running);
        IntToDoubleFunction scores = surprises(7);
        for (int second = 0; second < 2 * DAY; second++) {
            double score = scores.applyAsDouble(second);
            for (int frame = 0; frame < 4; frame++) {
                four.moment((START + second) * SECOND + frame * SECOND / 4, score);
            }
        }
        assertThat(four.threshold).isCloseTo(one.threshold, within(0.25));
    }

    @Test
    void whatIsRememberedStaysSmall() {
        Run run =
                new Run(new RunningCalibration(CalibrationSettings.of(20, ZoneOffset.UTC)))
                        .seconds(0, 17 * DAY, surprises(8));
        Learnt learnt = run.state.learnt();
        int maxima = learnt.blocks().stream().mapToInt(NormalBlock::clusters).sum();
        int bytes =
                Float.BYTES * (maxima + run.state.hour().scores().length)
                        + 24 * learnt.blocks().size()
                        + 3 * Double.BYTES * Profile.BINS
                        + Float.BYTES * learnt.residuals().above().length
                        + 24 * run.state.past().alarms().size();
        assertThat(bytes).isLessThan(64_000);
        assertThat(run.state.past().alarms()).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void silenceIsNotObservedAndDoesNotMatter() {
        IntToDoubleFunction scores = surprises(10);
        Run run = new Run(FIVE_A_DAY);
        for (int hour = 0; hour < 20 * 24; hour++) {
            if (hour % 24 != 3 && (hour < 100 || hour >= 130)) {
                run.seconds(hour * 3600, hour * 3600 + 3600, scores);
            }
        }
        RealisedRate realised = run.running.realised(run.state);
        assertThat(realised.observedDays()).isCloseTo(20 * 23 / 24.0 - 2 - 29 / 24.0, within(0.2));
        assertThat(realised.alarms() / realised.observedDays()).isBetween(2.5, 9.0);
    }

    @Test
    void clocksThatAreSetBackAreSeenThrough() {
        RunningCalibration berlin =
                new RunningCalibration(
                        new CalibrationSettings(
                                5,
                                Duration.ofDays(1),
                                Duration.ofDays(14),
                                ZoneId.of("Europe/Berlin")));
        Run run = new Run(berlin);
        long autumn = Instant.parse("2024-10-26T00:00:00Z").getEpochSecond() - START;
        run.seconds((int) autumn, (int) autumn + 2 * DAY, surprises(11));
        // 2024-10-27T23:59:59Z is a Monday's first hour there.
        assertThat(run.state.inForce().bin()).isZero();
    }

    @Test
    void badMomentsAreRefused() {
        Run run = new Run(FIVE_A_DAY).seconds(0, 10, surprises(1));
        long micros = (START + 20) * SECOND;
        assertThatThrownBy(() -> run.moment(micros, Double.NaN))
                .hasMessageContaining("needs to be finite and 0 or more, but was NaN");
        assertThatThrownBy(() -> run.moment(micros, -1)).hasMessageContaining("but was -1.0");
        assertThatThrownBy(() -> run.moment((START + 3) * SECOND, 1))
                .hasMessageContaining("is not after the one before");
        assertThatThrownBy(() -> CalibrationSettings.of(0, ZoneOffset.UTC))
                .hasMessageContaining("askedPerDay=0.0");
        assertThatThrownBy(
                        () ->
                                new CalibrationSettings(
                                        1,
                                        Duration.ofMinutes(5),
                                        Duration.ofDays(14),
                                        ZoneOffset.UTC))
                .hasMessageContaining("first=PT5M");
    }
}
