package io.vigil.tracking.evaluation.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DetectionEvaluationTest {
    private static final Box LEFT = Box.ofSize(0, 0, 100, 100);
    private static final Box RIGHT = Box.ofSize(200, 0, 100, 100);

    @Property(tries = 200)
    void itAgreesWithTheDefinitionReadSlowly(
            @ForAll long seed,
            @ForAll @IntRange(max = 12) int images,
            @ForAll @DoubleRange(max = 1) double skill) {
        List<ScoredImage> set = ScoredImages.random(seed, images, skill);
        Map<Area, double[]> ranges =
                Map.of(
                        Area.ALL, new double[] {0, 1e10},
                        Area.SMALL, new double[] {0, 1024},
                        Area.MEDIUM, new double[] {1024, 9216},
                        Area.LARGE, new double[] {9216, 1e10});
        for (Area area : Area.values()) {
            double[] range = ranges.get(area);
            double reference = SlowReference.meanAveragePrecision(set, range[0], range[1]);
            double measured = DetectionEvaluation.of(set, area).scores().meanAveragePrecision();
            if (Double.isNaN(reference)) {
                assertThat(measured).isNaN();
            } else {
                assertThat(measured).as(area.toString()).isCloseTo(reference, within(1e-12));
            }
        }
    }

    @Property(tries = 50)
    void theOrderOfImagesDoesNotMatter(@ForAll long seed) {
        List<ScoredImage> set = ScoredImages.random(seed, 10, 0.7);
        List<ScoredImage> shuffled = new ArrayList<>(set);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(DetectionEvaluation.of(shuffled, Area.ALL).classes())
                .isEqualTo(DetectionEvaluation.of(set, Area.ALL).classes());
    }

    @Property(tries = 50)
    void onlyTheOrderOfScoresMatters(@ForAll long seed) {
        List<ScoredImage> set = ScoredImages.random(seed, 10, 0.7);
        List<ScoredImage> squared =
                set.stream()
                        .map(
                                image ->
                                        withDetections(
                                                image,
                                                image.detections().stream()
                                                        .map(d -> scored(d, d.score() * d.score()))
                                                        .toList()))
                        .toList();
        assertThat(DetectionEvaluation.of(squared, Area.ALL).scores())
                .isEqualTo(DetectionEvaluation.of(set, Area.ALL).scores());
    }

    @Property(tries = 50)
    void aFalseDetectionNeverRaisesIt(
            @ForAll long seed, @ForAll @DoubleRange(max = 1) double score) {
        List<ScoredImage> set = ScoredImages.random(seed, 10, 0.7);
        List<ScoredImage> more = new ArrayList<>(set);
        List<Detection> detections = new ArrayList<>(set.get(0).detections());
        detections.add(new Detection(Box.ofSize(5000, 5000, 50, 50), score, "person"));
        more.set(0, withDetections(set.get(0), detections));
        assertThat(DetectionEvaluation.of(more, Area.ALL).averagePrecisions(ones(10))[0])
                .isLessThanOrEqualTo(
                        DetectionEvaluation.of(set, Area.ALL).averagePrecisions(ones(10))[0]);
    }

    @Property(tries = 50)
    void perfectDetectionsHaveFullMarks(@ForAll long seed) {
        List<ScoredImage> set =
                ScoredImages.random(seed, 10, 1).stream()
                        .map(
                                image ->
                                        withDetections(
                                                image,
                                                image.truth().stream()
                                                        .map(
                                                                t ->
                                                                        new Detection(
                                                                                t.box(), 0.3,
                                                                                t.label()))
                                                        .toList()))
                        .toList();
        DetectionEvaluation.of(set, Area.ALL)
                .classes()
                .values()
                .forEach(
                        scores -> {
                            assertThat(scores.meanAveragePrecision()).isEqualTo(1);
                            assertThat(scores.recall()).isEqualTo(1);
                            assertThat(scores.precision()).isEqualTo(1);
                        });
    }

    /** Of equal scores within an image, copies of it would come in turns, and a weight does not. */
    private static ScoredImage withoutTies(ScoredImage image) {
        List<Detection> apart = new ArrayList<>();
        for (Detection each : image.detections()) {
            apart.add(
                    new Detection(
                            each.box(), each.score() * 0.99 + 1e-6 * apart.size(), each.label()));
        }
        return withDetections(image, apart);
    }

    @Property(tries = 50)
    void aWeightIsTheSameAsHavingTheImageSoOften(
            @ForAll long seed, @ForAll @IntRange(max = 3) int first) {
        List<ScoredImage> set =
                ScoredImages.random(seed, 5, 0.7).stream()
                        .map(DetectionEvaluationTest::withoutTies)
                        .toList();
        int[] weights = {first, 2, 0, 1, 3};
        List<ScoredImage> repeated = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            for (int n = 0; n < weights[i]; n++) {
                ScoredImage image = set.get(i);
                repeated.add(
                        new ScoredImage(image.name() + "-" + n, image.truth(), image.detections()));
            }
        }
        double weighted = DetectionEvaluation.of(set, Area.MEDIUM).averagePrecisions(weights)[0];
        double expected =
                DetectionEvaluation.of(repeated, Area.MEDIUM).scores().meanAveragePrecision();
        if (Double.isNaN(expected)) {
            assertThat(weighted).isNaN();
        } else {
            assertThat(weighted).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void oneOfTwoFoundAfterAFalseOneIsHalfOfTheRecallsAtHalfPrecision() {
        ScoredImage image =
                image(
                        List.of(person(LEFT), person(RIGHT)),
                        said(Box.ofSize(1000, 0, 10, 10), 0.9),
                        said(LEFT, 0.8));
        DetectionScores scores = DetectionEvaluation.of(List.of(image), Area.ALL).scores();
        // Recalls 0 to .5 are 51 of 101; the precision there is 1 of 2, at every overlap.
        assertThat(scores.meanAveragePrecision()).isCloseTo(51 / 101.0 / 2, within(1e-12));
        assertThat(scores.recall()).isEqualTo(0.5);
        assertThat(scores.precision()).isEqualTo(0.5);
    }

    @Test
    void aBoxThatIsThreeQuartersRightCountsAtSixOfTheTenOverlaps() {
        ScoredImage image = image(List.of(person(LEFT)), said(Box.ofSize(0, 0, 100, 75), 0.9));
        DetectionScores scores = DetectionEvaluation.of(List.of(image), Area.ALL).scores();
        assertThat(scores.meanAveragePrecision()).isCloseTo(0.6, within(1e-12));
        assertThat(scores.averagePrecision50()).isEqualTo(1);
    }

    @Test
    void whoIsFoundTwiceIsFoundOnce() {
        ScoredImage image = image(List.of(person(LEFT)), said(LEFT, 0.5), said(LEFT, 0.6));
        DetectionScores scores = DetectionEvaluation.of(List.of(image), Area.ALL).scores();
        assertThat(scores.found()).isEqualTo(1);
        assertThat(scores.wrong()).isEqualTo(1);
        // The better of the two comes first, so that full recall is reached at full precision.
        assertThat(scores.meanAveragePrecision()).isEqualTo(1);
    }

    @Test
    void objectsOutsideTheRangeOfAreasCountNeitherWay() {
        Box small = Box.ofSize(400, 0, 10, 10);
        ScoredImage image =
                image(
                        List.of(person(LEFT), person(small)),
                        said(LEFT, 0.9),
                        said(small, 0.8),
                        said(Box.ofSize(600, 0, 10, 10), 0.95));
        DetectionScores large = DetectionEvaluation.of(List.of(image), Area.LARGE).scores();
        assertThat(large.objects()).isEqualTo(1);
        assertThat(large.wrong()).isZero();
        assertThat(large.meanAveragePrecision()).isEqualTo(1);
        DetectionScores little = DetectionEvaluation.of(List.of(image), Area.SMALL).scores();
        assertThat(little.wrong()).isEqualTo(1);
        assertThat(little.meanAveragePrecision()).isCloseTo(0.5, within(1e-12));
        assertThat(
                        DetectionEvaluation.of(List.of(image), Area.MEDIUM)
                                .scores()
                                .meanAveragePrecision())
                .isNaN();
    }

    @Test
    void classesWithoutObjectsAreLeftOut() {
        ScoredImage image =
                image(List.of(person(LEFT)), said(LEFT, 0.5), new Detection(RIGHT, 0.9, "zebra"));
        DetectionEvaluation evaluation = DetectionEvaluation.of(List.of(image), Area.ALL);
        assertThat(evaluation.labels()).containsExactly("person");
        assertThat(evaluation.scores().meanAveragePrecision()).isEqualTo(1);
    }

    @Test
    void ofManyDetectionsInAnImageTheBestHundredCount() {
        List<Detection> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(new Detection(Box.ofSize(1000, 10 * i, 5, 5), 0.9, "cat"));
        }
        many.add(said(LEFT, 0.8));
        ScoredImage image = new ScoredImage("a", List.of(person(LEFT)), many);
        assertThat(DetectionEvaluation.of(List.of(image), Area.ALL).scores().recall()).isZero();
    }

    private static ScoredImage image(List<TrueObject> truth, Detection... detections) {
        return new ScoredImage("a", truth, List.of(detections));
    }

    private static TrueObject person(Box box) {
        return new TrueObject(box, "person");
    }

    private static Detection said(Box box, double score) {
        return new Detection(box, score, "person");
    }

    private static Detection scored(Detection d, double score) {
        return new Detection(d.box(), score, d.label());
    }

    private static ScoredImage withDetections(ScoredImage image, List<Detection> detections) {
        return new ScoredImage(image.name(), image.truth(), detections);
    }

    private static int[] ones(int n) {
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
