package io.vigil.anomaly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.Tracker;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.TrackerStep;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.simulation.Road;
import io.vigil.tracking.simulation.RoadCamera;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Vehicle;
import io.vigil.tracking.simulation.Vehicle.Story;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.GroundPoint;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SceneFrame;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.SpatialScene;
import io.vigil.tracking.spatial.SpatialState;
import io.vigil.tracking.spatial.SpatialStep;
import io.vigil.tracking.spatial.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A two-way road with 2 px of noise and 3 % of the vehicles missed in each frame, through the
 * default tracker. Three hours; 24 with {@code -Dvigil.road.hours=24}.
 */
class RoadShowTest {
    private static final double STANDS_FOR = 10;
    private static final double FRAME_SECONDS = 0.1;

    private static final SpatialConfig PLACES =
            new SpatialConfig(
                    Anchor.BOTTOM_CENTER,
                    List.of(),
                    List.of(lane("north", 0.1, 3.7), lane("south", -3.7, -0.1)),
                    List.of(ground(-3.7, 12), ground(3.7, 12), ground(3.7, 55), ground(-3.7, 55)),
                    0.01,
                    Duration.ofMillis(200));

    private static Point point(double east, double north) {
        double x = RoadCamera.x(east, north, 0) / RoadCamera.WIDTH;
        double y = RoadCamera.y(north, 0) / RoadCamera.HEIGHT;
        return new Point(Math.max(0, Math.min(1, x)), Math.max(0, Math.min(1, y)));
    }

    private static GroundPoint ground(double east, double north) {
        return new GroundPoint(point(east, north), east, north);
    }

    private static Zone lane(String id, double west, double east) {
        return new Zone(
                id, List.of(point(west, 11), point(east, 11), point(east, 58), point(west, 58)));
    }

    @Test
    void eachWrongWayDriverAndStoppedVehicleIsReportedOnceAndNobodyElse() {
        int hours = Integer.getInteger("vigil.road.hours", 3);
        double length = 3600.0 * hours;
        Road.Builder builder =
                Road.seeded(Long.getLong("vigil.road.seed", 11), Scene.ORIGIN_MICROS, length)
                        .traffic(834 * hours, at -> 0.3 + 0.7 * (1 + Math.sin(at / 1500)) / 2);
        for (int i = 0; (i + 1) * 600 < length; i++) {
            double at = 600 * (i + 1);
            if (i % 2 == 0) {
                builder.wrongWay(at, i % 4 == 0 ? 1 : -1, 9 + i % 5 * 2);
            } else {
                builder.stops(at, i % 4 == 1 ? 1 : -1, 24 + 4 * (i % 5), 30);
            }
        }
        Road road = builder.build();
        SceneRules rules =
                new SceneRules(
                        1,
                        0,
                        PLACES,
                        CountingConfig.DEFAULTS,
                        List.of(
                                Draft.of("learnt", RuleKind.WRONG_WAY).rule(),
                                Draft.of("given", RuleKind.WRONG_WAY)
                                        .zones("north")
                                        .heading(335)
                                        .rule(),
                                Draft.of(RuleKind.STOPPED_VEHICLE).lasting(STANDS_FOR).rule()));
        List<Alert> opened = Play.opened(alerts(road, rules));

        List<Double> wrong = starts(road, Story.WRONG_WAY, 0);
        assertThat(wrong).hasSizeGreaterThan(2 * hours);
        matched("learnt", opened, wrong, 3);
        List<Double> north =
                road.vehicles().stream()
                        .filter(v -> v.story() == Story.WRONG_WAY && v.east() > 0)
                        .map(Vehicle::fromSeconds)
                        .toList();
        matched("given", opened, north, 3);
        List<Double> stands = starts(road, Story.STOPS, 2);
        assertThat(stands).hasSizeGreaterThan(2 * hours);
        matched("stopped-vehicle", opened, stands, STANDS_FOR + 2);
    }

    private static List<Double> starts(Road road, Story story, int leg) {
        return road.vehicles().stream()
                .filter(vehicle -> vehicle.story() == story)
                .map(vehicle -> vehicle.way().get(leg).seconds())
                .toList();
    }

    private static void matched(
            String rule, List<Alert> opened, List<Double> starts, double within) {
        List<Double> detected =
                opened.stream()
                        .filter(alert -> alert.context().rule().equals(rule))
                        .map(alert -> (alert.detectedAtMicros() - Scene.ORIGIN_MICROS) / 1e6)
                        .toList();
        double[] late = new double[starts.size()];
        for (int i = 0; i < Math.min(detected.size(), starts.size()); i++) {
            late[i] = detected.get(i) - starts.get(i);
        }
        System.out.printf(
                "%s: %d of %d, %s s after%n",
                rule, detected.size(), starts.size(), Arrays.toString(late));
        assertThat(detected).as(rule).hasSameSizeAs(starts);
        for (double seconds : late) {
            assertThat(seconds).as(rule).isBetween(0.0, within);
        }
    }

    private static List<Alert> alerts(Road road, SceneRules rules) {
        Tracker tracker = Trackers.named(Trackers.DEFAULT);
        SpatialScene scene = new SpatialScene(rules.places());
        RuleEngine engine = new RuleEngine(rules);
        Road.Watch watch = road.watched("a4", 2, 0.03, 5);
        TrackerState tracks = TrackerState.empty();
        SpatialState spatial = SpatialState.EMPTY;
        RulesState state = RulesState.EMPTY;
        List<Alert> alerts = new ArrayList<>();
        for (double at = 0; at < road.seconds(); at += FRAME_SECONDS) {
            FrameDetections frame = watch.frame(at);
            TrackerStep step = tracker.step(tracks, frame);
            tracks = step.state();
            SpatialStep places =
                    scene.step(
                            spatial,
                            new SceneFrame(
                                    "a4",
                                    0,
                                    frame.sequence(),
                                    frame.capturedAtMicros(),
                                    frame.width(),
                                    frame.height(),
                                    true,
                                    step.visible(),
                                    step.ended(),
                                    step.renamed()),
                            1);
            spatial = places.state();
            RulesStep judged =
                    engine.step(
                            state,
                            new RulesInput(
                                    "a4",
                                    0,
                                    frame.sequence(),
                                    frame.capturedAtMicros(),
                                    Sight.FRAME,
                                    frame.width(),
                                    frame.height(),
                                    places.events(),
                                    places.placed(),
                                    step.ended(),
                                    step.renamed(),
                                    Collections.emptySortedSet(),
                                    List.of(),
                                    Untracked.NOTHING));
            state = judged.state();
            alerts.addAll(judged.alerts());
        }
        return alerts;
    }
}
