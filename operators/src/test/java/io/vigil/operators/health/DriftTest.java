package io.vigil.operators.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.ImageStatistics;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class DriftTest {
    private static final double ABOVE = HealthConfig.DEFAULTS.driftAbove();

    private static final Logger LOG = LoggerFactory.getLogger(DriftTest.class);
    private static final long SECOND = 1_000_000;
    private static final int DAY = 86_400;

    /** How the visitors of one hour look to a detector. */
    private record Habits(double meanScore, double carShare) {}

    private interface Life {
        Habits at(int day, int hour);
    }

    @Property(tries = 200)
    void theIndexIsSymmetricAndNeverNegative(
            @ForAll @Size(10) long[] one, @ForAll @Size(10) long[] other) {
        long[] a = positive(one);
        long[] b = positive(other);
        assertThat(Stability.of(a, b, 1).index())
                .isCloseTo(Stability.of(b, a, 1).index(), within(1e-9))
                .isGreaterThanOrEqualTo(0);
        assertThat(Stability.of(a, a, 1).index()).isCloseTo(0, within(1e-12));
    }

    private static long[] positive(long[] counts) {
        long[] positive = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            positive[i] = Math.floorMod(counts[i], 5000L) + 1;
        }
        return positive;
    }

    /** The expectation and deviation that are taken off, against ten thousand drawn samples. */
    @Test
    void chanceMakesOfTheIndexWhatIsTakenOffIt() {
        Random random = new Random(1);
        double[] shares = {.02, .03, .05, .1, .1, .15, .2, .2, .1, .05};
        for (int size : new int[] {200, 1000, 5000}) {
            double sum = 0;
            double squares = 0;
            int alarms = 0;
            int naive = 0;
            int tries = 10_000;
            Stability last = null;
            for (int i = 0; i < tries; i++) {
                last = Stability.of(drawn(random, shares, size), drawn(random, shares, size), 1);
                sum += last.index();
                squares += last.index() * last.index();
                alarms += last.excess() > ABOVE && last.isSignificant() ? 1 : 0;
                naive += last.index() > ABOVE ? 1 : 0;
            }
            double mean = sum / tries;
            double deviation = Math.sqrt(squares / tries - mean * mean);
            LOG.info(
                    "size {}: index {} (said {}), deviation {} (said {}), above the limit: {} of {}, after correction {}",
                    size,
                    mean,
                    last.chance(),
                    deviation,
                    last.deviation(),
                    naive,
                    tries,
                    alarms);
            assertThat(mean).isCloseTo(last.chance(), within(0.15 * last.chance()));
            assertThat(deviation).isCloseTo(last.deviation(), within(0.2 * last.deviation()));
            // An alarm wants three such hours in a row: less than one in a thousand million.
            assertThat(alarms).isLessThan(tries / 1000);
        }
    }

    private static long[] drawn(Random random, double[] shares, int size) {
        long[] counts = new long[shares.length];
        for (int i = 0; i < size; i++) {
            double at = random.nextDouble();
            int bin = 0;
            while (bin < shares.length - 1 && at > shares[bin]) {
                at -= shares[bin++];
            }
            counts[bin]++;
        }
        return counts;
    }

    @Test
    void forWeeksAnOrdinaryCameraRaisesNothingThoughMorningsDifferFromEvenings() {
        for (int seed = 0; seed < 3; seed++) {
            Camera camera =
                    live(
                            seed,
                            14,
                            (day, hour) -> new Habits(hour < 12 ? .6 : .75, hour < 12 ? .6 : .1));
            assertThat(camera.said()).isEmpty();
        }
    }

    @Test
    void aModelThatNoLongerFitsIsSaidAfterThreeHoursAndThatItFitsAgain() {
        Camera camera =
                live(1, 7, (day, hour) -> new Habits(day == 5 && hour >= 12 ? .4 : .75, .1));
        assertThat(camera.said())
                .containsExactly("detector-drift opened", "detector-drift resolved");
        double opened = camera.alerts.get(0).capturedAtMicros() / 3.6e9;
        assertThat(opened).isBetween(5 * 24 + 15.0, 5 * 24 + 15.1);
        assertThat(camera.alerts.get(0).explanation().figures().get("scoreDrift"))
                .isGreaterThan(0.25);
        assertThat(camera.alerts.get(1).capturedAtMicros() / 3.6e9).isGreaterThan(6 * 24 + 8.0);
    }

    @Test
    void otherClassesAreDriftToo() {
        Camera camera = live(2, 6, (day, hour) -> new Habits(.7, day < 5 ? .1 : .7));
        assertThat(camera.said()).containsExactly("detector-drift opened");
        assertThat(camera.alerts.get(0).explanation().figures().get("classDrift"))
                .isGreaterThan(0.25);
    }

    @Test
    void anotherModelStartsAnew() {
        Camera camera = live(2, 6, (day, hour) -> new Habits(.7, day < 5 ? .1 : .7));
        Camera next = camera.judgedBy("another");
        next.says(ImageStatistics.UNKNOWN, 640, 360, List.of(), 7L * DAY * SECOND);
        assertThat(next.said()).containsExactly("detector-drift resolved");
        assertThat(next.state().drift().baseline()).isEqualTo(Baseline.NONE);
    }

    /**
     * One frame a second from 8 to 20 o'clock; visitors stay for half a minute, so that detections
     * come in clusters.
     */
    private static Camera live(int seed, int days, Life life) {
        Random random = new Random(seed);
        Camera camera = new Camera(HealthConfig.DEFAULTS);
        List<double[]> present = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int second = 8 * 3600; second < 20 * 3600; second += 2) {
                Habits habits = life.at(day, second / 3600);
                if (random.nextInt(10) == 0) {
                    double score = habits.meanScore + 0.12 * random.nextGaussian();
                    boolean car = random.nextDouble() < habits.carShare;
                    present.add(new double[] {score, car ? 1 : 0, 10 + random.nextInt(40)});
                }
                present.removeIf(visitor -> visitor[2]-- <= 0);
                List<Detection> detections = new ArrayList<>();
                for (double[] visitor : present) {
                    double score = visitor[0] + 0.05 * random.nextGaussian();
                    detections.add(
                            new Detection(
                                    new Box(0, 0, 10, 20),
                                    Math.max(0.1, Math.min(0.99, score)),
                                    visitor[1] > 0 ? "car" : "person"));
                }
                camera.says(
                        ImageStatistics.UNKNOWN,
                        640,
                        360,
                        detections,
                        (day * (long) DAY + second) * SECOND);
            }
        }
        return camera;
    }
}
