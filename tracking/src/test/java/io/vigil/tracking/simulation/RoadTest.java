package io.vigil.tracking.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.FrameDetections;
import io.vigil.tracking.simulation.Vehicle.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoadTest {
    private static Road road() {
        return Road.seeded(3, Scene.ORIGIN_MICROS, 900)
                .traffic(300, at -> at < 300 ? 1 : 0.4)
                .wrongWay(400, 1, 15)
                .stops(500, -1, 30, 40)
                .build();
    }

    @Test
    void thePlaceIsTheIntegralOfTheSpeedAndPassingIsBeingThere() {
        for (Vehicle vehicle : road().vehicles()) {
            double step = 1e-3;
            for (double at = vehicle.fromSeconds() + step;
                    at < vehicle.untilSeconds() - step;
                    at += 0.1) {
                double slope = vehicle.northAt(at + step) - vehicle.northAt(at - step);
                assertThat(vehicle.speedAt(at) * 2 * step)
                        .isCloseTo(slope, org.assertj.core.data.Offset.offset(1e-4));
            }
            double passes = vehicle.passes(22).orElseThrow();
            assertThat(vehicle.northAt(passes))
                    .isCloseTo(22, org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void nobodyDrivesThroughAnother() {
        List<Vehicle> vehicles = road().vehicles();
        for (Vehicle a : vehicles) {
            for (Vehicle b : vehicles) {
                if (a.id() < b.id() && a.east() == b.east()) {
                    double from = Math.max(a.fromSeconds(), b.fromSeconds());
                    double until = Math.min(a.untilSeconds(), b.untilSeconds());
                    for (double at = from; at < until; at += 0.1) {
                        double gap = Math.abs(a.northAt(at) - b.northAt(at));
                        assertThat(gap).isGreaterThan(Math.max(a.length(), b.length()));
                    }
                }
            }
        }
    }

    @Test
    void thereIsOneThatIsWrongAndOneThatStands() {
        List<Vehicle> vehicles = road().vehicles();
        assertThat(vehicles).filteredOn(v -> v.story() == Story.WRONG_WAY).hasSize(1);
        Vehicle stops =
                vehicles.stream().filter(v -> v.story() == Story.STOPS).findFirst().orElseThrow();
        assertThat(stops.northAt(525)).isEqualTo(30);
        assertThat(stops.speedAt(525)).isZero();
    }

    @Test
    void theCameraSeesWhatIsThereAndMissesItsShare() {
        Road road = road();
        Road.Watch watch = road.watched("a4", 2, 0.03, 5);
        long seen = 0;
        long there = 0;
        for (double at = 0; at < 300; at += 0.1) {
            FrameDetections frame = watch.frame(at);
            seen += frame.detections().size();
            double now = at;
            there +=
                    road.vehicles().stream()
                            .filter(v -> v.presentAt(now))
                            .filter(v -> RoadCamera.box(v, v.northAt(now)).isPresent())
                            .count();
        }
        assertThat(1 - (double) seen / there).isBetween(0.02, 0.04);
    }

    @Test
    void aPointOfTheGroundStaysWhereItIsInTheImage() {
        assertThat(RoadCamera.x(0, 30, 0)).isEqualTo(640);
        assertThat(RoadCamera.y(19.3, 0)).isBetween(350.0, 370.0);
        assertThat(RoadCamera.y(60, 0)).isLessThan(RoadCamera.y(30, 0)).isPositive();
    }
}
