package io.vigil.tracking.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vehicles on a road before a camera of 720 lines, 2 pixels of noise, ground points to a pixel. */
class SpeedTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private static SpatialScene road(long seed) {
        Random random = new Random(seed);
        List<GroundPoint> points = new ArrayList<>();
        for (int north : new int[] {12, 20, 30, 45}) {
            for (int east : new int[] {-4, 4}) {
                double[] at = GroundPlaneTest.shown(east, north);
                points.add(
                        new GroundPoint(
                                new Point(
                                        (at[0] + random.nextGaussian()) / WIDTH,
                                        (at[1] + random.nextGaussian()) / HEIGHT),
                                east,
                                north));
            }
        }
        double[] left = GroundPlaneTest.shown(-5, 30);
        double[] right = GroundPlaneTest.shown(5, 30);
        return new SpatialScene(
                new SpatialConfig(
                        Anchor.BOTTOM_CENTER,
                        List.of(
                                new Line(
                                        "count",
                                        new Point(left[0] / WIDTH, left[1] / HEIGHT),
                                        new Point(right[0] / WIDTH, right[1] / HEIGHT))),
                        List.of(),
                        points,
                        0.01,
                        Duration.ofMillis(200)));
    }

    /** A vehicle's box whose lower edge is where it touches the road. */
    private static Box box(double east, double north, Random random) {
        double[] at = GroundPlaneTest.shown(east, north);
        double width = 900 * 1.8 / (north + 4);
        double x = at[0] + 2 * random.nextGaussian();
        double y = at[1] + 2 * random.nextGaussian();
        return new Box(x - width / 2, y - 0.8 * width, x + width / 2, y);
    }

    private static SceneFrame frame(long id, long sequence, long micros, Box box) {
        Track track = new Track("road", 0, sequence, micros, id, box, 0.9, "car");
        return new SceneFrame(
                "road",
                0,
                sequence,
                micros,
                WIDTH,
                HEIGHT,
                true,
                List.of(track),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 15, 25})
    void speedsAtALineAreRight(int rate) {
        Random random = new Random(rate);
        List<Double> errors = new ArrayList<>();
        int within = 0;
        int vehicles = 400;
        for (int id = 1; id <= vehicles; id++) {
            SpatialScene scene = road(id % 20);
            double speed = 5 + 30 * random.nextDouble();
            double way = random.nextBoolean() ? 1 : -1;
            double east = -3 + 6 * random.nextDouble();
            double start = 55 * random.nextDouble() * 0.1;
            SpatialState state = SpatialState.EMPTY;
            Optional<SpatialEvent> crossing = Optional.empty();
            double uncertainty = 0;
            for (long i = 0; i < 12L * rate; i++) {
                double gone = start + speed * i / rate;
                double north = way > 0 ? 10 + gone : 55 - gone;
                if (north < 10 || north > 60) {
                    break;
                }
                if (random.nextDouble() < 0.03) {
                    continue;
                }
                long micros = 1 + Math.round(1e6 * i / rate);
                SpatialStep step =
                        scene.step(state, frame(id, i, micros, box(east, north, random)), 1);
                state = step.state();
                if (!step.events().isEmpty()) {
                    crossing = Optional.of(step.events().get(0));
                    uncertainty =
                            step.placed()
                                    .get(0)
                                    .ground()
                                    .map(GroundMotion::uncertainty)
                                    .orElse(0.0);
                }
            }
            assertThat(crossing).as("vehicle %d at %.1f m/s", id, speed).isPresent();
            if (crossing.get().metresPerSecond().isPresent()) {
                double error = crossing.get().metresPerSecond().getAsDouble() - speed;
                errors.add(Math.abs(error) / speed);
                within += Math.abs(error) <= 2 * uncertainty + 0.02 * speed ? 1 : 0;
                assertThat(crossing.get().headingDegrees().orElseThrow() % 360)
                        .satisfiesAnyOf(
                                heading -> assertThat(heading).isLessThan(15),
                                heading -> assertThat(heading).isBetween(165.0, 195.0),
                                heading -> assertThat(heading).isGreaterThan(345));
            }
        }
        double[] sorted = errors.stream().mapToDouble(e -> e).sorted().toArray();
        System.out.printf(
                "%d fps: %d of %d speeds known, median %.2f %%, p95 %.2f %%, %.0f %% within two uncertainties%n",
                rate,
                sorted.length,
                vehicles,
                100 * sorted[sorted.length / 2],
                100 * sorted[(int) (0.95 * sorted.length)],
                100.0 * within / sorted.length);
        assertThat(sorted.length).isGreaterThan((int) (0.9 * vehicles));
        assertThat(sorted[sorted.length / 2]).isLessThan(0.03);
        assertThat(sorted[(int) (0.95 * sorted.length)]).isLessThan(0.08);
        assertThat(Arrays.stream(sorted).max().orElseThrow()).isLessThan(0.25);
    }

    @Test
    void whatStandsHasNoHeadingAndDoesNotTravel() {
        Random random = new Random(9);
        SpatialScene scene = road(1);
        SpatialState state = SpatialState.EMPTY;
        GroundMotion last = null;
        for (int i = 0; i < 600; i++) {
            SpatialStep step =
                    scene.step(state, frame(1, i, 1 + 100_000L * i, box(0, 20, random)), 1);
            state = step.state();
            last = step.placed().get(0).ground().orElse(last);
        }
        assertThat(last).isNotNull();
        assertThat(last.metresPerSecond()).isLessThan(0.6);
        assertThat(last.travelledMetres()).isLessThan(8);
        assertThat(last.northMetres()).isCloseTo(20, within(1.0));
    }

    @Test
    void brakingIsFollowedWithinASecond() {
        Random random = new Random(11);
        SpatialScene scene = road(2);
        SpatialState state = SpatialState.EMPTY;
        double north = 60;
        double speed = 15;
        double last = Double.NaN;
        for (int i = 0; i < 120; i++) {
            SpatialStep step =
                    scene.step(state, frame(1, i, 1 + 100_000L * i, box(0, north, random)), 1);
            state = step.state();
            last = step.placed().get(0).ground().map(GroundMotion::metresPerSecond).orElse(last);
            // From 50 m on it brakes with 4 m/s2, and stands after some 28 m.
            speed = north < 50 ? Math.max(0, speed - 0.4) : speed;
            north -= speed / 10;
        }
        assertThat(last).isLessThan(0.6);
    }

    @Test
    void nothingIsSaidBeforeItIsKnown() {
        Random random = new Random(13);
        SpatialScene scene = road(3);
        SpatialStep first = scene.step(SpatialState.EMPTY, frame(1, 0, 1, box(0, 20, random)), 1);
        SpatialStep second = scene.step(first.state(), frame(1, 1, 100_001, box(0, 21, random)), 1);
        assertThat(first.placed().get(0).ground()).isEmpty();
        assertThat(second.placed().get(0).ground()).isEmpty();
    }
}
