package io.vigil.tracking.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.FrameDetections;
import org.junit.jupiter.api.Test;

/** A scene seen by a camera that moves: what it says to be true is what its images show. */
class FilmedSceneTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private final Scene street = Scenes.street(2, 10);
    private final Scene fixed = street.filmed(CameraPath.fixedAt(1200, 220), WIDTH, HEIGHT, 0);
    private final Scene moving = street.filmed(path(4), WIDTH, HEIGHT, 0);

    @Test
    void theTrueMotionTakesEachImageOfTheEmptyPlaceToTheNext() {
        Panorama place = moving.panorama();
        byte[] before = seen(place, moving, 0);
        for (int i = 1; i < moving.frames(); i++) {
            byte[] now = seen(place, moving, i);
            double still = difference(before, now, Affine.IDENTITY);
            double moved = difference(before, now, moving.cameraMotion(i));
            assertThat(moved).as("frame %d", i).isLessThan(5).isLessThan(still / 2);
            before = now;
        }
    }

    @Test
    void theTruthIsWhereTheImageDiffersFromTheEmptyPlace() {
        Panorama place = moving.panorama();
        int checked = 0;
        for (int i = 0; i < moving.frames(); i += 3) {
            double now = i / moving.framesPerSecond();
            for (TruthObject object : moving.truth(i).objects()) {
                Box box = object.box();
                boolean whole =
                        box.left() > 1
                                && box.right() < WIDTH - 1
                                && box.top() > 1
                                && box.bottom() < HEIGHT - 1;
                if (whole) {
                    byte[] empty = seen(place, moving, i);
                    byte[] drawn = empty.clone();
                    Actor actor = actor(moving, object.id(), now);
                    Canvas canvas = new Canvas(WIDTH, HEIGHT, drawn);
                    Figures.draw(
                            actor,
                            now,
                            moving.scale(actor, now),
                            new Viewed(canvas, moving.view(now)));
                    assertThat(changed(empty, drawn).iou(box)).as("frame %d", i).isGreaterThan(0.8);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    void aCameraOnAWallDoesNotMoveAndOneInAHandNeverStands() {
        for (int i = 1; i < moving.frames(); i++) {
            Affine motion = moving.cameraMotion(i);
            assertThat(fixed.cameraMotion(i).x(100, 50)).isCloseTo(100, within(1e-9));
            assertThat(Math.hypot(motion.x(0, 0), motion.y(0, 0))).isBetween(0.1, 80.0);
        }
    }

    @Test
    void theDetectionsCarryTheTrueMotion() {
        for (FrameDetections frame : moving.observed("c", 1, 0, 1)) {
            assertThat(frame.cameraMotion()).isEqualTo(moving.cameraMotion((int) frame.sequence()));
            assertThat(frame.width()).isEqualTo(WIDTH);
        }
    }

    @Test
    void theSameSeedGivesTheSamePathAndPixelsAndAnotherOthers() {
        byte[] first = image(moving, 30);
        assertThat(image(street.filmed(path(4), WIDTH, HEIGHT, 0), 30)).isEqualTo(first);
        assertThat(image(street.filmed(path(5), WIDTH, HEIGHT, 0), 30)).isNotEqualTo(first);
    }

    @Test
    void aLongShutterBlursWhatMovesAgainstTheCamera() {
        Scene slow = street.filmed(path(4), WIDTH, HEIGHT, 0.04);
        assertThat(edges(image(slow, 30))).isLessThan(0.8 * edges(image(moving, 30)));
        Scene onWall = street.filmed(CameraPath.fixedAt(1200, 220), WIDTH, HEIGHT, 0.04);
        int nobodyAbove = 3 * WIDTH * 80;
        byte[] blurred = image(onWall, 30);
        byte[] sharp = image(fixed, 30);
        for (int i = 0; i < nobodyAbove; i++) {
            assertThat(blurred[i]).isEqualTo(sharp[i]);
        }
    }

    @Test
    void aPathOrShutterThatCannotBeIsRefused() {
        assertThatThrownBy(() -> CameraPath.handHeld(0, 1, 0, 0, 1, 1))
                .hasMessageContaining("seconds above 0");
        assertThatThrownBy(() -> CameraPath.handHeld(0, 1, 0, 1, Double.NaN, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> street.filmed(path(4), WIDTH, HEIGHT, 2))
                .hasMessageContaining("0 to 1 second");
    }

    private static CameraPath path(long seed) {
        return CameraPath.handHeld(800, 1300, 220, 10, 8, seed);
    }

    private static Actor actor(Scene scene, long id, double now) {
        return scene.present(now).stream().filter(a -> a.id() == id).findFirst().orElseThrow();
    }

    private static byte[] seen(Panorama place, Scene scene, int frame) {
        byte[] bgr = new byte[3 * WIDTH * HEIGHT];
        place.see(scene.view(frame / scene.framesPerSecond()), WIDTH, HEIGHT, bgr);
        return bgr;
    }

    private static byte[] image(Scene scene, int frame) {
        byte[] bgr = new byte[3 * WIDTH * HEIGHT];
        new Renderer(scene, 1).render(frame, bgr);
        return bgr;
    }

    /** Mean difference of the pixels of {@code before} from where they are {@code now}. */
    private static double difference(byte[] before, byte[] now, Affine motion) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < HEIGHT; y += 3) {
            for (int x = 0; x < WIDTH; x += 3) {
                int toX = (int) Math.floor(motion.x(x + 0.5, y + 0.5));
                int toY = (int) Math.floor(motion.y(x + 0.5, y + 0.5));
                if (toX >= 0 && toY >= 0 && toX < WIDTH && toY < HEIGHT) {
                    int a = before[3 * (y * WIDTH + x)] & 0xff;
                    sum += Math.abs(a - (now[3 * (toY * WIDTH + toX)] & 0xff));
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static double edges(byte[] image) {
        double sum = 0;
        for (int i = 3; i < image.length; i++) {
            sum += Math.abs((image[i] & 0xff) - (image[i - 3] & 0xff));
        }
        return sum;
    }

    private static Box changed(byte[] a, byte[] b) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = -1;
        int bottom = -1;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                int pixel = i / 3;
                left = Math.min(left, pixel % WIDTH);
                right = Math.max(right, pixel % WIDTH);
                top = Math.min(top, pixel / WIDTH);
                bottom = Math.max(bottom, pixel / WIDTH);
            }
        }
        return new Box(left, top, right + 1, bottom + 1);
    }
}
