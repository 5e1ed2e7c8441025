package io.vigil.anomaly.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.anomaly.Course;
import io.vigil.anomaly.Glance;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** People of 100 px that are looked at ten times a second and whose boxes tremble. */
class WaysTest {
    private static final BodyHeights HEIGHTS = new BodyHeights(100, 0, 10);
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final long STEP = 100_000;

    private final SplittableRandom random = new SplittableRandom(5);

    /** Where somebody's feet are, in pixels, at a time in seconds; null: nowhere. */
    private interface Walk extends DoubleFunction<double[]> {}

    private Glance glance(double[] feet) {
        double x = feet[0] + random.nextGaussian();
        double y = feet[1] + random.nextGaussian();
        return new Glance(new Box(x - 20, y - 100, x + 20, y), "person", 0, 0, 1, 1, 1);
    }

    /** What is said of them, look by look, in their order. */
    private List<List<Glance>> followed(double seconds, Walk... walks) {
        List<List<Glance>> all = new ArrayList<>();
        Ways ways = Ways.NONE;
        for (int i = 0; i * STEP < seconds * 1e6; i++) {
            List<Glance> seen = new ArrayList<>();
            for (Walk walk : walks) {
                double[] feet = walk.apply(i * STEP / 1e6);
                if (feet != null) {
                    seen.add(glance(feet));
                }
            }
            Ways.Step step = ways.step(HEIGHTS, i * STEP, seen);
            ways = step.after();
            all.add(step.glances());
        }
        return all;
    }

    private Course last(double seconds, Walk walk) {
        List<List<Glance>> all = followed(seconds, walk);
        return all.get(all.size() - 1).get(0).course();
    }

    @Test
    void whoeverGoesStraightOnTurnsLittleAndStaysNowhere() {
        Course course = last(6, t -> new double[] {100 + 100 * t, 500});
        assertThat(course.turning()).isLessThan(8);
        assertThat(course.dwell()).isLessThan(1.2);
    }

    @Test
    void howFastAWayTurnsIsSaidInDegreesASecond() {
        // Straight on for three seconds, then to the left by a right angle.
        Walk corner =
                t -> new double[] {100 + 100 * Math.min(t, 3), 500 + 100 * Math.max(0, t - 3)};
        List<List<Glance>> all = followed(4.05, corner);
        assertThat(all.get(40).get(0).course().turning()).isCloseTo(90, within(8.0));
        // A circle of a radius of one body height, once in twelve seconds.
        Walk circle =
                t ->
                        new double[] {
                            500 + 100 * Math.cos(t * Math.PI / 6),
                            500 + 100 * Math.sin(t * Math.PI / 6)
                        };
        assertThat(last(8, circle).turning()).isCloseTo(30, within(6.0));
    }

    @Test
    void whoeverStandsDoesNotTurnAndStays() {
        Course course = last(9, t -> new double[] {100 + 100 * Math.min(t, 2), 500});
        assertThat(course.turning()).isZero();
        assertThat(course.dwell()).isBetween(6.5, 8.0);
    }

    @Test
    void nothingIsKnownOfWhatIsNew() {
        List<List<Glance>> all = followed(3, t -> new double[] {100 + 100 * t, 500});
        assertThat(all.get(0).get(0).course()).isEqualTo(Course.UNKNOWN);
        assertThat(all.get(5).get(0).course().turning()).isNaN();
        assertThat(all.get(5).get(0).course().dwell()).isCloseTo(0.5, within(1e-9));
        assertThat(all.get(25).get(0).course().turning()).isNotNaN();
    }

    @Test
    void peopleWhoPassEachOtherKeepTheirWays() {
        List<List<Glance>> all =
                followed(
                        8,
                        t -> new double[] {100 + 100 * t, 500},
                        t -> new double[] {900 - 100 * t, 540});
        assertThat(all.stream().skip(25).flatMap(List::stream))
                .allMatch(glance -> glance.course().turning() < 15);
    }

    @Test
    void aWayGoesOnAfterASecondUnseenAndNotAfterMore() {
        DoubleFunction<Walk> hidden =
                seconds -> t -> t > 3 && t < 3 + seconds ? null : new double[] {100 + 100 * t, 500};
        List<List<Glance>> brief = followed(6, hidden.apply(1));
        assertThat(brief.get(45).get(0).course().dwell()).isNotNaN();
        List<List<Glance>> late = followed(7, hidden.apply(2));
        assertThat(late.get(50).get(0).course()).isEqualTo(Course.UNKNOWN);
    }

    @Test
    void whatIsUsualIsLearntByPlace() {
        List<Glance> normal = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double y = 250 + 10 * i;
            // Everybody stops for five seconds before the display on the left.
            followed(
                            14,
                            t ->
                                    new double[] {
                                        t < 3 ? 50 + 100 * t : t < 8 ? 350 : 350 + 150 * (t - 8), y
                                    })
                    .forEach(normal::addAll);
        }
        UsualCourses usual = UsualCourses.of(WIDTH, HEIGHT, normal);
        Glance left = glance(new double[] {350, 500});
        Glance right = glance(new double[] {1000, 500});
        assertThat(usual.dwell(left, WIDTH, HEIGHT)).isGreaterThan(5.5);
        assertThat(usual.dwell(right, WIDTH, HEIGHT)).isLessThan(2.5);
        assertThat(UsualCourses.UNKNOWN.dwell(left, WIDTH, HEIGHT)).isNaN();
    }
}
