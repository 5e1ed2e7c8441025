package io.vigil.tracking.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroundPlaneTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** What a camera 8 m above the ground that looks north and 25 degrees down shows of it. */
    static double[] shown(double east, double north) {
        double pitch = Math.toRadians(25);
        double depth = north * Math.cos(pitch) + 8 * Math.sin(pitch);
        double down = -north * Math.sin(pitch) + 8 * Math.cos(pitch);
        return new double[] {640 + 900 * east / depth, 360 + 900 * down / depth};
    }

    private static GroundPoint point(double east, double north, double offX, double offY) {
        double[] at = shown(east, north);
        return new GroundPoint(
                new Point((at[0] + offX) / WIDTH, (at[1] + offY) / HEIGHT), east, north);
    }

    private static GroundPoint raw(double x, double y, double east, double north) {
        return new GroundPoint(new Point(x, y), east, north);
    }

    @Test
    void fourPointsGiveTheGroundExactly() {
        GroundPlane plane =
                new GroundPlane(
                        List.of(
                                point(-5, 12, 0, 0),
                                point(5, 12, 0, 0),
                                point(-6, 40, 0, 0),
                                point(6, 40, 0, 0)),
                        WIDTH,
                        HEIGHT);
        assertThat(plane.reprojectionErrorPixels()).isLessThan(1e-6);
        double[] at = shown(2, 25);
        GroundPlace place = plane.at(at[0], at[1], 2).orElseThrow();
        assertThat(place.eastMetres()).isCloseTo(2, within(1e-6));
        assertThat(place.northMetres()).isCloseTo(25, within(1e-6));
        assertThat(plane.at(640, -100, 2)).as("above the horizon").isEmpty();
    }

    @Test
    void theUncertaintyOfAPlaceIsThatOfThePixels() {
        GroundPlane plane =
                new GroundPlane(
                        List.of(
                                point(-5, 12, 0, 0),
                                point(5, 12, 0, 0),
                                point(-6, 40, 0, 0),
                                point(6, 40, 0, 0)),
                        WIDTH,
                        HEIGHT);
        Random random = new Random(3);
        double[] at = shown(3, 30);
        GroundPlace place = plane.at(at[0], at[1], 1).orElseThrow();
        double north = 0;
        double both = 0;
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            GroundPlace other =
                    plane.at(at[0] + random.nextGaussian(), at[1] + random.nextGaussian(), 1)
                            .orElseThrow();
            double offEast = other.eastMetres() - place.eastMetres();
            double offNorth = other.northMetres() - place.northMetres();
            north += offNorth * offNorth / count;
            both += offEast * offNorth / count;
        }
        assertThat(place.northVariance()).isCloseTo(north, within(0.03 * north));
        assertThat(place.covariance()).isCloseTo(both, within(0.1 * both));
    }

    @Test
    void pointsKnownToAPixelGiveAnErrorOfAboutAPixel() {
        Random random = new Random(5);
        List<GroundPoint> points = new ArrayList<>();
        for (int east = -6; east <= 6; east += 4) {
            for (int north = 12; north <= 42; north += 10) {
                points.add(point(east, north, random.nextGaussian(), random.nextGaussian()));
            }
        }
        GroundPlane plane = new GroundPlane(points, WIDTH, HEIGHT);
        assertThat(plane.reprojectionErrorPixels()).isBetween(0.7, 1.7);
        assertThat(plane.reprojectionErrorMetres()).isBetween(0.01, 1.0);
        double[] at = shown(0, 20);
        assertThat(plane.at(at[0], at[1], 1).orElseThrow().northMetres())
                .isCloseTo(20, within(0.2));
    }

    @Test
    void pointsThatMakeNoPlaneAreRefused() {
        assertThatThrownBy(
                        () ->
                                new GroundPlane(
                                        List.of(raw(0.1, 0.9, 0, 0), raw(0.9, 0.9, 5, 0)),
                                        WIDTH,
                                        HEIGHT))
                .hasMessageContaining("at least 4 points, but has 2");
        assertThatThrownBy(
                        () ->
                                new GroundPlane(
                                        List.of(
                                                raw(0.1, 0.9, 0, 0),
                                                raw(0.3, 0.7, 1, 1),
                                                raw(0.5, 0.5, 2, 2),
                                                raw(0.8, 0.9, 6, 0)),
                                        WIDTH,
                                        HEIGHT))
                .hasMessageContaining("no three are in a row, but in the image");
        assertThatThrownBy(
                        () ->
                                new GroundPlane(
                                        List.of(
                                                raw(0.1, 0.9, 0, 0),
                                                raw(0.9, 0.9, 1, 0),
                                                raw(0.2, 0.5, 2, 0),
                                                raw(0.7, 0.5, 3, 1)),
                                        WIDTH,
                                        HEIGHT))
                .hasMessageContaining("no three are in a row, but in metres");
    }

    @Test
    void pointsThatAreMixedUpAreRefused() {
        assertThatThrownBy(
                        () ->
                                new GroundPlane(
                                        List.of(
                                                raw(0.1, 0.9, 0, 0),
                                                raw(0.9, 0.9, 10, 0),
                                                raw(0.7, 0.5, 0, 10),
                                                raw(0.3, 0.5, 10, 10)),
                                        WIDTH,
                                        HEIGHT))
                .hasMessageContaining("mixed up");
    }

    @Test
    void aSceneRefusesThemWhenItIsMade() {
        SpatialConfig none = SpatialConfig.NONE;
        SpatialConfig config =
                new SpatialConfig(
                        none.anchor(),
                        List.of(),
                        List.of(),
                        List.of(raw(0.1, 0.9, 0, 0)),
                        none.band(),
                        none.settle());
        assertThatThrownBy(() -> new SpatialScene(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ground needs");
    }
}
