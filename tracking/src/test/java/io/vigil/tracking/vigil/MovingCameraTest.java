package io.vigil.tracking.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.TrackerState;
import io.vigil.tracking.Tracklet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The camera moves on and on; who is in sight stays who he is. */
class MovingCameraTest {
    private static final List<Long> BOTH = List.of(1L, 2L);

    private final Stage stage = new Stage();

    @Test
    void itPansForEver() {
        Affine pan = new Affine(1, 0, -30, 0, 1, 4);
        for (int frame = 0; frame < 10_000; frame++) {
            // They walk along with it.
            double step = 5 * Math.sin(frame / 10.0);
            assertThat(
                            Stage.ids(
                                    stage.see(
                                            pan,
                                            Stage.person(100 + step, .9),
                                            Stage.person(400 - step, .9))))
                    .isEqualTo(BOTH);
            isFinite(stage.state());
        }
    }

    @Test
    void itZoomsInAThousandTimesAndOutAgain() {
        double zoom = 1.02;
        int steps = (int) (Math.log(1000) / Math.log(zoom));
        for (int frame = 0; frame < 2 * steps; frame++) {
            boolean in = frame < steps;
            double by = in ? zoom : 1 / zoom;
            double size = Math.pow(zoom, in ? frame + 1 : 2 * steps - frame - 1);
            Affine camera = new Affine(by, 0, 320 * (1 - by), 0, by, 180 * (1 - by));
            Affine all = new Affine(size, 0, 320 * (1 - size), 0, size, 180 * (1 - size));
            Detection near = new Detection(all.box(Box.ofSize(315, 175, 5, 12)), .9, "person");
            Detection other = new Detection(all.box(Box.ofSize(322, 176, 5, 12)), .9, "person");
            assertThat(Stage.ids(stage.see(camera, near, other)))
                    .as("frame %d, %.1f times", frame, size)
                    .isEqualTo(BOTH);
            isFinite(stage.state());
        }
    }

    @Test
    void itTurnsAndTurns() {
        double turn = Math.toRadians(2);
        Affine camera = about(turn);
        for (int frame = 0; frame < 1000; frame++) {
            Affine all = about(frame * turn);
            assertThat(Stage.ids(stage.see(camera, at(all, 120, 180), at(all, 420, 60))))
                    .as("frame %d", frame)
                    .isEqualTo(BOTH);
            isFinite(stage.state());
        }
    }

    /** No camera does, but an estimate that is wrong by a little each time does. */
    @Test
    void itStretchesAndShearsForEver() {
        for (Affine camera :
                List.of(
                        new Affine(1.1, 0, 0, 0, 1 / 1.1, 0),
                        new Affine(1, .1, 0, 0, 1, 0),
                        new Affine(1, 0, 0, .1, 1, 0))) {
            for (int frame = 0; frame < 10_000; frame++) {
                assertThat(stage.see(camera, Stage.person(0, .9)).visible()).hasSize(1);
                isFinite(stage.state());
            }
        }
    }

    private static Affine about(double turn) {
        double c = Math.cos(turn);
        double s = Math.sin(turn);
        return new Affine(c, -s, 320 - c * 320 + s * 180, s, c, 180 - s * 320 - c * 180);
    }

    private static Detection at(Affine camera, double x, double y) {
        Box box = Box.ofSize(camera.x(x, y) - 25, camera.y(x, y) - 25, 50, 50);
        return new Detection(box, .9, "ball");
    }

    private static void isFinite(TrackerState state) {
        Affine scene = state.scene();
        assertThat(List.of(scene.a11(), scene.a12(), scene.a21(), scene.a22()))
                .allMatch(value -> Math.abs(value) < 10);
        assertThat(List.of(scene.tx(), scene.ty())).allMatch(value -> Math.abs(value) < 1e6);
        for (Tracklet tracklet : state.tracklets()) {
            Box box = tracklet.motion().box();
            assertThat(box.area()).isFinite();
            assertThat(tracklet.motion().velocityX()).isFinite();
        }
    }
}
