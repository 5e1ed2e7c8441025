package io.vigil.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TailModelTest {
    private static final int MANY = 50_000;

    @Test
    void whatIsCountedIsTheShareOfScoresAtLeastAsHigh() {
        TailModel model = TailModel.of("speed", drawn(MANY, 1, u -> u));
        for (double score = 0.05; score < 0.98; score += 0.05) {
            assertThat(model.pValue(score)).isCloseTo(1 - score, within(0.01));
        }
        assertThat(model.level()).isCloseTo(0.98, within(0.003));
        assertThat(model.count()).isEqualTo(MANY);
    }

    /** Three kinds of tails, a hundred times further out than what was seen ten times. */
    @Test
    void whatIsExtrapolatedIsRightWithinAFactor() {
        double far = 1e-5;
        assertThat(surpriseAt(far, u -> -Math.log(u))).isCloseTo(5, within(0.5));
        assertThat(surpriseAt(far, u -> Math.pow(u, -0.25))).isCloseTo(5, within(0.5));
        assertThat(surpriseAt(far, u -> 1 - Math.pow(u, 0.2))).isCloseTo(5, within(0.7));
    }

    private static double surpriseAt(double share, DoubleUnaryOperator upper) {
        double sum = 0;
        for (int seed = 0; seed < 5; seed++) {
            TailModel model =
                    TailModel.of("term", drawn(MANY, seed, u -> upper.applyAsDouble(1 - u)));
            sum += model.surprise(upper.applyAsDouble(share)) / 5;
        }
        return sum;
    }

    @Test
    void pValuesOfNewNormalScoresAreUniform() {
        TailModel model = TailModel.of("term", drawn(MANY, 1, u -> Math.pow(1 - u, -0.2)));
        double[] others = drawn(MANY, 2, u -> Math.pow(1 - u, -0.2));
        for (double share : new double[] {0.5, 0.1, 0.02, 0.01, 0.001}) {
            long below = Arrays.stream(others).filter(s -> model.pValue(s) <= share).count();
            double error = 5 * Math.sqrt(share / MANY) + 0.1 * share;
            assertThat(below / (double) MANY).isCloseTo(share, within(error));
        }
    }

    @Property(tries = 50)
    void aHigherScoreNeverSurprisesLess(
            @ForAll @LongRange(min = 1, max = 1000) long seed,
            @ForAll @DoubleRange(min = -0.6, max = 0.6) double shape,
            @ForAll boolean coarse) {
        double[] scores =
                drawn(
                        400,
                        seed,
                        u -> {
                            double y =
                                    shape == 0
                                            ? -Math.log(1 - u)
                                            : (Math.pow(1 - u, -shape) - 1) / shape;
                            return coarse ? Math.rint(2 * y) : y;
                        });
        TailModel model = TailModel.of("term", scores);
        double before = -1;
        for (double score = -1; score < 60; score += 0.05) {
            double surprise = model.surprise(score);
            assertThat(surprise).isGreaterThanOrEqualTo(before).isBetween(0.0, TailModel.MOST);
            before = surprise;
        }
    }

    @Test
    void orderIsKeptFarBeyondWhatWasSeenEvenOfATailThatEnds() {
        TailModel model = TailModel.of("term", drawn(MANY, 1, u -> 1 - Math.pow(1 - u, 0.3)));
        assertThat(model.surprise(1.05)).isGreaterThan(model.surprise(1.0)).isLessThan(8);
        assertThat(model.surprise(1.1)).isGreaterThan(model.surprise(1.05));
    }

    @Test
    void aTermThatNeverVariedSurprisesOnlyAboveItsValue() {
        double[] scores = new double[999];
        Arrays.fill(scores, 2.5);
        TailModel model = TailModel.of("dwell", scores);
        assertThat(model.surprise(2.4)).isZero();
        assertThat(model.surprise(2.5)).isZero();
        assertThat(model.surprise(2.6)).isCloseTo(3, within(1e-9));
    }

    @Test
    void ofScoresThatAreMostlyEqualTheRestIsTheTail() {
        double[] scores = new double[1000];
        scores[10] = 1;
        scores[20] = 2;
        TailModel model = TailModel.of("dwell", scores);
        assertThat(model.surprise(0)).isZero();
        assertThat(model.surprise(1e-6)).isCloseTo(-Math.log10(0.002), within(0.01));
        assertThat(model.surprise(20)).isGreaterThan(6);
    }

    @Test
    void aScoreThatIsNoNumberHasNoSurprise() {
        TailModel model = TailModel.of("term", drawn(300, 1, u -> u));
        assertThat(model.surprise(Double.NaN)).isNaN();
        assertThat(model.pValue(Double.NaN)).isNaN();
    }

    @Test
    void badNormalTimeIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> TailModel.of("speed", new double[150]))
                .hasMessage(
                        "Term speed has 150 scores of normal time; its tail needs at least 200: calibrate on more footage");
        double[] scores = drawn(300, 1, u -> u);
        scores[41] = Double.NaN;
        assertThatThrownBy(() -> TailModel.of("size", scores))
                .hasMessage(
                        "Term size: score 42 of 300 of normal time is NaN; leave out what could not be measured");
    }

    static double[] drawn(int n, long seed, DoubleUnaryOperator quantile) {
        return new SplittableRandom(seed).doubles(n).map(quantile).toArray();
    }

    @Property(tries = 50)
    void aQuantileIsTheLevelThatItsShareOfScoresIsBelow(
            @ForAll @LongRange(min = 1, max = 1000) long seed,
            @ForAll @DoubleRange(min = 0.05, max = 0.99) double share) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[2000];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextExponential();
        }
        TailModel tail = TailModel.of("speed", scores);
        assertThat(tail.pValue(tail.quantile(share))).isCloseTo(1 - share, withinPercentage(2));
    }
}
