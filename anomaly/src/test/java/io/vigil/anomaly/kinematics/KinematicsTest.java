package io.vigil.anomaly.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.anomaly.Glance;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KinematicsTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** Somebody whose height is a fifth of where the feet are. */
    private static Glance walker(double x, double feet, double speed, double scale) {
        double height = feet / 5 * scale;
        return new Glance(
                new Box(x - height / 5, feet - height, x + height / 5, feet),
                "person",
                0,
                0,
                speed * feet / 5,
                0,
                Math.abs(speed) * feet / 5);
    }

    private static Kinematics learnt() {
        SplittableRandom random = new SplittableRandom(2);
        List<Glance> normal = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            normal.add(
                    walker(
                            60 + random.nextDouble(520),
                            150 + random.nextDouble(300),
                            0.6 + 0.1 * random.nextGaussian(),
                            1 + 0.03 * random.nextGaussian()));
        }
        return Kinematics.of(WIDTH, HEIGHT, normal, 1);
    }

    @Test
    void heightsAreLearntAlongTheImage() {
        BodyHeights heights = learnt().heights();
        assertThat(heights.at(200)).isCloseTo(40, within(2.0));
        assertThat(heights.at(450)).isCloseTo(90, within(3.0));
    }

    @Test
    void speedIsInBodyHeightsWhereverItIs() {
        Kinematics kinematics = learnt();
        assertThat(kinematics.manner(walker(300, 200, 0.6, 1)).speed())
                .isCloseTo(kinematics.manner(walker(300, 440, 0.6, 1)).speed(), within(0.05));
    }

    @Test
    void theFastTheLargeAndTheContraryAreOdd() {
        Kinematics kinematics = learnt();
        double usual = kinematics.oddity(kinematics.manner(walker(300, 300, 0.6, 1)));
        assertThat(kinematics.oddity(kinematics.manner(walker(300, 300, 1.5, 1))))
                .isGreaterThan(5 * usual);
        assertThat(kinematics.oddity(kinematics.manner(walker(300, 300, 0.6, 2))))
                .isGreaterThan(5 * usual);
        assertThat(kinematics.oddity(kinematics.manner(walker(300, 300, -0.6, 1))))
                .isGreaterThan(5 * usual);
    }

    @Test
    void peopleOnOneLevelHaveOneHeight() {
        List<Box> level = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            level.add(new Box(i, 100, i + 20, 160 + i % 3));
        }
        assertThat(BodyHeights.of(level).perPixel()).isZero();
        assertThat(BodyHeights.of(level).at(20)).isCloseTo(61, within(1.0));
    }

    @Test
    void tooLittleMovementSaysWhatIsNeeded() {
        assertThatThrownBy(
                        () ->
                                Kinematics.of(
                                        WIDTH,
                                        HEIGHT,
                                        List.of(walker(9, 99, 1, 1), walker(9, 99, 0.05, 1)),
                                        1))
                .hasMessage(
                        "Normal footage shows 2 objects, of which 1 move, but 200 that do are needed: give more of it, or footage in which something moves");
    }
}
