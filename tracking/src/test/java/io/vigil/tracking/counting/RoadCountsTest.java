package io.vigil.tracking.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.simulation.Road;
import io.vigil.tracking.simulation.RoadCamera;
import io.vigil.tracking.simulation.Vehicle;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.GroundPoint;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SceneFrame;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.SpatialEvent;
import io.vigil.tracking.spatial.SpatialScene;
import io.vigil.tracking.spatial.SpatialState;
import io.vigil.tracking.spatial.SpatialStep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A two-way road on the day of 25 hours, from detections to counts: 2 px of noise at 720p, 3 % of
 * the detections missing, ground points known to 1 px. The truth comes from the vehicles' own ways.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoadCountsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long MIDNIGHT = CountingRun.local("2026-10-25T00:00:00", "Europe/Berlin");
    private static final int HOURS = 25;
    private static final long END = MIDNIGHT + HOURS * CountingRun.HOUR;
    private static final int VEHICLES = 20_000;
    private static final double COUNTED_AT = 22;
    private static final double FRAME_SECONDS = 0.1;
    private static final double IDLE_SECONDS = 1;

    /** By the hour on the wall, relative to the busiest. */
    private static final double[] TRAFFIC = {
        .10, .06, .05, .06, .10, .30, .70, 1, .95, .70, .62, .65, .70, .68, .70, .78, .92, 1, .88,
        .62, .45, .34, .25, .16
    };

    private final List<SpatialEvent> events = new ArrayList<>();
    private final CountingRun run =
            new CountingRun(CountingRun.in("Europe/Berlin", Window.values())).at(places());
    private Road road;

    /** The line over the road, from left to right, so that who goes north comes in. */
    private static SpatialConfig places() {
        double row = RoadCamera.y(COUNTED_AT, 0) / RoadCamera.HEIGHT;
        Random random = new Random(11);
        List<GroundPoint> ground = new ArrayList<>();
        for (double north : new double[] {13, 22, 40}) {
            for (double east : new double[] {-5, 5}) {
                double x = RoadCamera.x(east, north, 0) + random.nextGaussian();
                double y = RoadCamera.y(north, 0) + random.nextGaussian();
                ground.add(
                        new GroundPoint(
                                new Point(x / RoadCamera.WIDTH, y / RoadCamera.HEIGHT),
                                east,
                                north));
            }
        }
        return new SpatialConfig(
                Anchor.BOTTOM_CENTER,
                List.of(new Line("road", new Point(0, row), new Point(1, row))),
                List.of(),
                ground,
                0.01,
                Duration.ofMillis(200));
    }

    @BeforeAll
    void drive() {
        double seconds = 3600.0 * HOURS;
        road =
                Road.seeded(20261025, MIDNIGHT, seconds)
                        .traffic(VEHICLES, at -> TRAFFIC[hour(at)])
                        .build();
        Road.Watch watch = road.watched("a4", 2, 0.03, 7);
        Tracker tracker = Trackers.named(Trackers.DEFAULT);
        TrackerState tracked = TrackerState.empty();
        SpatialScene scene = new SpatialScene(places());
        SpatialState placed = SpatialState.EMPTY;
        long frames = 0;
        long started = System.nanoTime();
        for (double at = 0; at < seconds; frames++) {
            FrameDetections frame = watch.frame(at);
            TrackerStep step = tracker.step(tracked, frame);
            tracked = step.state();
            SpatialStep told = scene.step(placed, sceneFrame(frame, step), 1);
            placed = told.state();
            events.addAll(told.events());
            run.step(
                    new CountingInput(
                            "a4",
                            frame.capturedAtMicros(),
                            Sight.FRAME,
                            0,
                            told.events(),
                            told.placed()));
            boolean idle = watch.emptyUntil(at + IDLE_SECONDS) && tracked.tracklets().isEmpty();
            at += idle ? IDLE_SECONDS : FRAME_SECONDS;
        }
        run.step(new CountingInput("a4", END, Sight.ENDED, 0, List.of(), List.of()));
        System.out.printf(
                "figure: road: %,d vehicles, %,d frames in %.1f s%n",
                road.vehicles().size(), frames, (System.nanoTime() - started) / 1e9);
    }

    private static int hour(double at) {
        return Instant.EPOCH
                .plusNanos((MIDNIGHT + Math.round(1e6 * at)) * 1000)
                .atZone(BERLIN)
                .getHour();
    }

    private static SceneFrame sceneFrame(FrameDetections frame, TrackerStep step) {
        return new SceneFrame(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                frame.width(),
                frame.height(),
                true,
                step.visible(),
                step.ended(),
                step.renamed());
    }

    private record Passing(long micros, Direction direction, double speed) {}

    private List<Passing> truth() {
        List<Passing> passings = new ArrayList<>();
        for (Vehicle vehicle : road.vehicles()) {
            double at = vehicle.passes(COUNTED_AT).orElseThrow();
            double speed = vehicle.speedAt(at);
            Direction direction = speed > 0 ? Direction.IN : Direction.OUT;
            if (road.micros(at) < END) {
                passings.add(new Passing(road.micros(at), direction, Math.abs(speed)));
            }
        }
        return passings;
    }

    @Test
    void countsOfAQuarterOfAnHourAreWithinOnePerCent() {
        SortedMap<Long, long[]> truth = new TreeMap<>();
        for (Passing each : truth()) {
            // Quarters of an hour are those of UTC here, whatever the clocks do.
            long quarter = Math.floorDiv(each.micros(), 15 * CountingRun.MINUTE);
            truth.computeIfAbsent(quarter * 15 * CountingRun.MINUTE, q -> new long[2])[
                    each.direction() == Direction.IN ? 0 : 1]++;
        }
        List<Count> counted = run.windows(Window.QUARTER_HOUR, "road", "");
        long worst = 0;
        long net = 0;
        int wrong = 0;
        for (Count count : counted) {
            long[] real = truth.getOrDefault(count.fromMicros(), new long[2]);
            long[] found = {count.entered().getAsLong(), count.left().getAsLong()};
            for (int direction = 0; direction < 2; direction++) {
                long error = Math.abs(found[direction] - real[direction]);
                net += found[direction] - real[direction];
                worst = Math.max(worst, error);
                wrong += error == 0 ? 0 : 1;
                // One vehicle of a quarter with fewer than a hundred is more than 1 %.
                assertThat((double) error)
                        .as(
                                "%s %s: %d of %d",
                                count.key(), direction, found[direction], real[direction])
                        .isLessThanOrEqualTo(Math.max(1, 0.01 * real[direction]));
            }
        }
        System.out.printf(
                "figure: road: %d counts of a quarter of an hour and a direction, %d of them not exact, worst by %d, in all by %d of %d%n",
                2 * counted.size(), wrong, worst, net, truth().size());
        assertThat(counted).hasSize(4 * HOURS);
        assertThat(Math.abs(net)).isLessThanOrEqualTo((long) (0.005 * truth().size()));
    }

    @Test
    void theWindowsAreThoseOfTheDayOf25Hours() {
        assertThat(run.windows(Window.HOUR, "road", "").stream().map(Count::fromMicros))
                .contains(
                        CountingRun.utc("2026-10-25T00:00:00"),
                        CountingRun.utc("2026-10-25T01:00:00"));
        List<Count> days = run.windows(Window.DAY, "road", "");
        Count day = days.get(days.size() - 1);
        assertThat(days).hasSize(1);
        assertThat(day.untilMicros() - day.fromMicros()).isEqualTo(25 * CountingRun.HOUR);
        assertThat(
                        run.windows(Window.HOUR, "road", "").stream()
                                .mapToLong(c -> c.entered().getAsLong())
                                .sum())
                .isEqualTo(day.entered().getAsLong());
        assertThat(run.windows(Window.QUARTER_HOUR, "road", ""))
                .allMatch(c -> c.observedShare() > 0.999 && c.finished());
        assertThat(run.state().late()).isZero();
    }

    @Test
    void everyCrossingIsFoundOnceWithinHalfASecondAndItsSpeedIsRight() {
        List<Passing> truth = new ArrayList<>(truth());
        List<SpatialEvent> crossings =
                events.stream()
                        .filter(e -> e.kind() == SpatialEvent.Kind.LINE_CROSSED && !e.retracted())
                        .toList();
        List<Double> errors = new ArrayList<>();
        int matched = 0;
        for (SpatialEvent event : crossings) {
            Passing nearest = null;
            for (Passing each : truth) {
                long apart = Math.abs(each.micros() - event.occurredAtMicros());
                boolean nearer =
                        nearest == null
                                || apart < Math.abs(nearest.micros() - event.occurredAtMicros());
                if (each.direction() == event.direction().orElseThrow()
                        && apart <= 500_000
                        && nearer) {
                    nearest = each;
                }
            }
            if (nearest != null) {
                matched++;
                truth.remove(nearest);
                errors.add(Math.abs(event.metresPerSecond().orElse(0) / nearest.speed() - 1));
            }
        }
        double recall = (double) matched / (matched + truth.size());
        double precision = (double) matched / crossings.size();
        double[] sorted = errors.stream().mapToDouble(e -> e).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double high = sorted[(int) (0.95 * sorted.length)];
        System.out.printf(
                "figure: road: precision %.4f, recall %.4f; speed error median %.2f %%, p95 %.2f %%%n",
                precision, recall, 100 * median, 100 * high);
        assertThat(precision).isGreaterThanOrEqualTo(0.99);
        assertThat(recall).isGreaterThanOrEqualTo(0.99);
        assertThat(median).isLessThanOrEqualTo(0.03);
        assertThat(high).isLessThanOrEqualTo(0.08);
    }

    @Test
    void theSpeedsOfAnHourAreThoseThatWereDriven() {
        for (Count count : run.windows(Window.HOUR, "road", "")) {
            double[] driven =
                    truth().stream()
                            .filter(p -> p.micros() >= count.fromMicros())
                            .filter(p -> p.micros() < count.untilMicros())
                            .mapToDouble(Passing::speed)
                            .sorted()
                            .toArray();
            if (driven.length >= 30) {
                double p50 = driven[(driven.length - 1) / 2];
                double p85 = driven[(int) (0.85 * (driven.length - 1))];
                assertThat(Math.abs(count.speedP50().getAsDouble() / p50 - 1))
                        .as("p50 of %s, of %s", count.key(), Arrays.toString(driven))
                        .isLessThanOrEqualTo(0.03);
                assertThat(Math.abs(count.speedP85().getAsDouble() / p85 - 1))
                        .as("p85 of %s", count.key())
                        .isLessThanOrEqualTo(0.05);
            }
        }
    }
}
