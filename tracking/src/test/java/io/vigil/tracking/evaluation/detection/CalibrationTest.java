package io.vigil.tracking.evaluation.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    @Test
    void theErrorIsTheMeanDistanceOfScoreAndShareRight() {
        List<Outcome> outcomes = new ArrayList<>();
        // Ten bins of ten: five of score .2 with three right, five of score .9 with five right.
        for (int i = 0; i < 50; i++) {
            outcomes.add(new Outcome(0.2, i < 15));
            outcomes.add(new Outcome(0.9, i < 25));
        }
        Calibration calibration = Calibration.of(outcomes);
        // Equal scores stay together, so that there are two bins.
        assertThat(calibration.bins())
                .containsExactly(
                        new Calibration.Bin(50, calibration.bins().get(0).score(), 0.3),
                        new Calibration.Bin(50, calibration.bins().get(1).score(), 0.5));
        assertThat(calibration.error()).isCloseTo((0.1 + 0.4) / 2, within(1e-12));
        assertThat(calibration.meanScore()).isCloseTo(0.55, within(1e-12));
        assertThat(calibration.right()).isCloseTo(0.4, within(1e-12));
        assertThat(calibration.detections()).isEqualTo(100);
    }

    @Property(tries = 50)
    void binsHoldEquallyManyAndEverything(@ForAll long seed) {
        Calibration calibration = Calibration.of(drawn(seed, 1000, 1));
        assertThat(calibration.detections()).isEqualTo(1000);
        assertThat(calibration.bins())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.count()).isEqualTo(100));
        // Drawn as the scores say: what is left is chance.
        assertThat(calibration.error()).isLessThan(0.09);
    }

    @Property(tries = 50)
    void aWeightIsTheSameAsHavingTheImageSoOften(@ForAll long seed) {
        List<Outcome> first = drawn(seed, 40, 1);
        List<Outcome> second = drawn(seed + 1, 30, 2);
        List<Outcome> repeated = new ArrayList<>(first);
        repeated.addAll(first);
        repeated.addAll(second);
        Calibration weighted =
                Calibration.of(List.of(first, List.of(), second), new int[] {2, 5, 1});
        assertThat(weighted.detections()).isEqualTo(110);
        assertThat(weighted.meanScore())
                .isCloseTo(Calibration.of(repeated).meanScore(), within(1e-9));
        assertThat(weighted.right()).isCloseTo(Calibration.of(repeated).right(), within(1e-9));
    }

    @Test
    void withoutDetectionsThereIsNoError() {
        assertThat(Calibration.of(List.of()).error()).isNaN();
    }

    @Property(tries = 30)
    void theTemperatureThatSharpenedScoresIsFound(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.4, max = 4) double sharpened) {
        List<Outcome> outcomes = drawn(seed, 20_000, sharpened);
        Temperature fitted = Temperature.fit(outcomes).orElseThrow();
        assertThat(fitted.value()).isCloseTo(sharpened, within(0.15 * sharpened));
        double before = Calibration.of(outcomes).error();
        double after = Calibration.of(outcomes.stream().map(fitted::scaled).toList()).error();
        assertThat(after).isLessThan(Math.max(before, 0.02));
    }

    @Property
    void scalingKeepsTheOrderAndTheRange(
            @ForAll @DoubleRange(min = 0.05, max = 20) double temperature,
            @ForAll @DoubleRange(max = 1) double a,
            @ForAll @DoubleRange(max = 1) double b) {
        Temperature scale = new Temperature(temperature);
        assertThat(scale.scaled(a)).isBetween(0.0, 1.0);
        if (a < b) {
            assertThat(scale.scaled(a)).isLessThanOrEqualTo(scale.scaled(b));
        }
        assertThat(scale.scaled(0.5)).isEqualTo(0.5);
        assertThat(new Temperature(1).scaled(0.3)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void noTemperatureIsFittedToTooLittle() {
        assertThat(Temperature.fit(drawn(1, Temperature.LEAST_OUTCOMES - 1, 1))).isEmpty();
        assertThat(Temperature.fit(Collections.nCopies(100, new Outcome(0.7, true)))).isEmpty();
        assertThat(Temperature.fit(Collections.nCopies(100, new Outcome(0.7, false)))).isEmpty();
        assertThatThrownBy(() -> new Temperature(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Temperature(0)).hasMessageContaining("0");
    }

    @Test
    void aDetectionIsRightIfItTakesAnObjectOfItsClass() {
        Box box = Box.ofSize(0, 0, 10, 10);
        ScoredImage image =
                new ScoredImage(
                        "a",
                        List.of(new TrueObject(box, "cat")),
                        List.of(
                                new Detection(box, 0.9, "dog"),
                                new Detection(box, 0.8, "cat"),
                                new Detection(box, 0.7, "cat")));
        assertThat(Outcome.of(image))
                .containsExactlyInAnyOrder(
                        new Outcome(0.9, false), new Outcome(0.8, true), new Outcome(0.7, false));
    }

    /** Right as often as a score says, and then the score's logit times {@code sharpened}. */
    private static List<Outcome> drawn(long seed, int count, double sharpened) {
        Random random = new Random(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = 0.02 + 0.96 * random.nextDouble();
            boolean right = random.nextDouble() < score;
            outcomes.add(new Outcome(new Temperature(1 / sharpened).scaled(score), right));
        }
        return outcomes;
    }
}
