package io.vigil.tracking.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.motion.Motion.Form;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MotionFilterTest {
    private static final double RATE = 25;

    private static MotionFilter filter(Form form, double rate) {
        return switch (form) {
            case SIDES -> new BoxFilter(MotionNoise.PUBLISHED.atRate(rate));
            case ASPECT -> new AspectFilter(rate);
            case AREA -> new AreaFilter(rate);
        };
    }

    @Property(tries = 60)
    void blocksKnowWhatTheWholeMatrixKnows(@ForAll Form form, @ForAll long seed) {
        Random random = new Random(seed);
        Box box = Box.ofSize(100, 50, 20 + random.nextInt(50), 40 + random.nextInt(50));
        MotionFilter filter = filter(form, RATE);
        filter.start(box);
        MatrixFilter slow = new MatrixFilter(form, box);
        for (int i = 0; i < 30; i++) {
            filter.predict(1 / RATE);
            slow.predict();
            if (random.nextInt(3) > 0) {
                double x = 100 + 3 * i + random.nextGaussian();
                Box seen = Box.ofSize(x, 50 + i, box.width() + random.nextInt(4), box.height());
                filter.update(seen, .9);
                slow.update(seen);
            }
            double[] numbers = filter.motion().numbers();
            for (int c = 0; c < 4; c++) {
                double[] expected = slow.coordinate(c, RATE);
                for (int k = 0; k < Motion.FIELDS; k++) {
                    double found = numbers[c * Motion.FIELDS + k];
                    double slack = 1e-6 * (1 + Math.abs(expected[k]));
                    assertThat(found).isCloseTo(expected[k], within(slack));
                }
            }
            filter.load(Motion.of(form, numbers));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVideosOwnRateChangesNothingButTheUnitOfTime(Form form) {
        MotionFilter slow = filter(form, 10);
        MotionFilter fast = filter(form, 30);
        slow.start(Box.ofSize(0, 0, 30, 60));
        fast.start(Box.ofSize(0, 0, 30, 60));
        for (int i = 1; i < 10; i++) {
            slow.predict(1 / 10.0);
            fast.predict(1 / 30.0);
            slow.update(Box.ofSize(5 * i, i, 30, 60), .9);
            fast.update(Box.ofSize(5 * i, i, 30, 60), .9);
        }
        assertThat(slow.box().left()).isCloseTo(fast.box().left(), within(1e-6));
        assertThat(slow.motion().velocityX() * 3)
                .isCloseTo(fast.motion().velocityX(), within(1e-4));
    }

    @Property
    void whatTheCameraDoesToABoxItDoesToTheFilters(
            @ForAll Form form,
            @ForAll @DoubleRange(min = .5, max = 2) double zoomX,
            @ForAll @DoubleRange(min = .5, max = 2) double zoomY,
            @ForAll @DoubleRange(min = -50, max = 50) double shift) {
        Affine camera = new Affine(zoomX, 0.01, shift, -0.02, zoomY, -shift);
        Box box = Box.ofSize(10, 20, 30, 60);
        MotionFilter filter = filter(form, RATE);
        filter.start(box);
        filter.warp(camera);
        same(filter.box(), camera.box(box));
        filter.predict(1);
        same(filter.box(), camera.box(box));
    }

    @ParameterizedTest
    @EnumSource
    void whoTurnedBackOutOfSightIsKnownToComeBackAfterAReplay(Form form) {
        MotionFilter filter = filter(form, RATE);
        filter.start(box(0));
        for (int i = 1; i <= 20; i++) {
            filter.predict(1 / RATE);
            filter.update(box(4 * i), .9);
        }
        Motion atLast = filter.motion();
        filter.load(atLast);
        assertThat(atLast.velocityX()).isGreaterThan(50);
        filter.predict(1);
        filter.replay(atLast, box(80), box(5), 1, .9);
        filter.update(box(5), .9);
        assertThat(filter.centerX()).isCloseTo(box(5).centerX(), within(5.0));
        assertThat(filter.motion().velocityX()).isCloseTo(-75, within(20.0));
    }

    @ParameterizedTest
    @EnumSource
    void withoutSightASizeStaysAndIsNeverLost(Form form) {
        MotionFilter filter = filter(form, RATE);
        filter.start(box(0));
        for (int i = 1; i <= 5; i++) {
            filter.predict(1 / RATE);
            filter.update(Box.ofSize(0, 0, 30 - 5 * i, 60 - 10 * i), .9);
        }
        Motion shrinking = filter.motion();
        filter.load(shrinking);
        filter.predict(3600);
        assertThat(filter.box().area()).isPositive().isFinite();
        filter.load(shrinking);
        double height = filter.height();
        filter.keepSize();
        filter.predict(1);
        assertThat(filter.height()).isCloseTo(height, within(1e-9));
    }

    @Test
    void aMotionOfAnotherFormIsTakenUpFromItsBox() {
        for (Form from : Form.values()) {
            for (Form to : Form.values()) {
                MotionFilter first = filter(from, RATE);
                first.start(box(7));
                MotionFilter second = filter(to, RATE);
                second.load(first.motion());
                same(second.box(), box(7));
            }
        }
    }

    @Test
    void ofTheTrueBoxTheDistanceIsWithinTheGateInNineteenCasesOfTwenty() {
        Random random = new Random(1);
        int inside = 0;
        int cases = 4000;
        for (int i = 0; i < cases; i++) {
            AspectFilter filter = AspectFilter.start(box(0), RATE);
            double height = 60 * (1 + random.nextGaussian() * Math.sqrt(1 / 100. + 1 / 400.));
            double aspect = .5 + random.nextGaussian() * Math.sqrt(1e-4 + 1e-2);
            double x = 15 + 60 * random.nextGaussian() * Math.sqrt(1 / 100. + 1 / 400.);
            double y = 30 + 60 * random.nextGaussian() * Math.sqrt(1 / 100. + 1 / 400.);
            double width = Math.max(1e-6, aspect * height);
            Box seen = Box.ofSize(x - width / 2, y - height / 2, width, height);
            inside += filter.distance(seen) <= 9.4877 ? 1 : 0;
        }
        assertThat(inside / (double) cases).isCloseTo(.95, within(.015));
    }

    @Test
    void aSurerDetectionIsTrustedMore() {
        MotionNoise noise = new MotionNoise(1 / 20., 1 / 160., 1 / 20., .5, 1, RATE);
        double weak = afterOneUpdate(noise, .1);
        double sure = afterOneUpdate(noise, 1);
        assertThat(sure).isGreaterThan(weak).isLessThan(10);
    }

    private static double afterOneUpdate(MotionNoise noise, double score) {
        BoxFilter filter = BoxFilter.start(box(0), noise);
        filter.predict(1 / RATE);
        filter.update(box(10), score);
        return filter.box().left();
    }

    @Test
    void whatIsNoMotionOrNoNoiseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Motion.of(Form.AREA, 1, 2, 3))
                .withMessage("Motion needs 20 numbers, but was given 3");
        for (double[] n :
                List.of(
                        new double[] {-1, 1, 1, 0, 1, 30},
                        new double[] {1, 1, 0, 0, 1, 30},
                        new double[] {1, 1, 1, 1, 1, 30},
                        new double[] {1, 1, 1, 0, 1, Double.NaN})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new MotionNoise(n[0], n[1], n[2], n[3], n[4], n[5]))
                    .withMessageContaining("MotionNoise needs");
        }
    }

    private static Box box(double left) {
        return Box.ofSize(left, 0, 30, 60);
    }

    private static void same(Box found, Box expected) {
        assertThat(found.left()).isCloseTo(expected.left(), within(1e-6));
        assertThat(found.top()).isCloseTo(expected.top(), within(1e-6));
        assertThat(found.right()).isCloseTo(expected.right(), within(1e-6));
        assertThat(found.bottom()).isCloseTo(expected.bottom(), within(1e-6));
    }
}
