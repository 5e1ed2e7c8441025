package io.vigil.ingest.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Region;
import java.util.List;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;

class CameraMotionTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private final Mat world = texture();
    private final SceneMemory memory = new SceneMemory(new MemoryConfig(true, true));

    @Test
    void aPanIsMeasuredWithinHalfAPixelWhileAPersonWalks() {
        CameraMotion motion = CameraMotion.NONE;
        for (int i = 0; i < 12; i++) {
            motion = look(100 + 5 * i, 100 + 2 * i, 50 + 12 * i).cameraMotion();
            if (i > 0) {
                assertThat(motion.x(320, 180)).isCloseTo(315, within(0.5));
                assertThat(motion.y(320, 180)).isCloseTo(178, within(0.5));
                assertThat(motion.x(0, 0)).isCloseTo(-5, within(0.5));
                assertThat(motion.y(640, 360)).isCloseTo(358, within(0.5));
            }
        }
    }

    @Test
    void thePersonIsStillFoundWhileTheCameraPans() {
        for (int i = 0; i < 30; i++) {
            int left = 50 + 12 * i;
            List<Region> regions = look(100 + 5 * i, 100 + 2 * i, left).regions();
            if (i > 15) {
                assertThat(regions)
                        .as("frame %d", i)
                        .anyMatch(
                                r ->
                                        Math.abs(r.left() - left) < 12
                                                && Math.abs(r.bottom() - 260) < 12);
                assertThat(regions).hasSizeLessThan(4);
            }
        }
    }

    @Test
    void aCameraThatStandsDoesNotMove() {
        for (int i = 0; i < 12; i++) {
            assertThat(look(100, 100, 50 + 12 * i).cameraMotion()).isEqualTo(CameraMotion.NONE);
        }
    }

    @Test
    void withoutCornersItSaysNothing() {
        try (Mat blank = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, new Scalar(90, 90, 90, 0))) {
            for (int i = 0; i < 3; i++) {
                assertThat(memory.observe(blank, i * 40_000L).cameraMotion())
                        .isEqualTo(CameraMotion.NONE);
            }
        }
    }

    @Test
    void thereAndBackIsWhereItWas() {
        CameraMotion motion = new CameraMotion(1.02, 0.03, 5, -0.03, 1.02, -7);
        CameraMotion both = motion.inverse().after(motion);
        assertThat(both.greatestShift(WIDTH, HEIGHT)).isCloseTo(0, within(1e-9));
    }

    private int frame;

    /** What is seen of the world from this corner, with a person at this place of the image. */
    private Observation look(int x, int y, int person) {
        try (Rect view = new Rect(x, y, WIDTH, HEIGHT);
                Mat part = new Mat(world, view);
                Mat image = part.clone();
                Rect body = new Rect(person, 150, 40, 110)) {
            opencv_imgproc.rectangle(image, body, new Scalar(40, 30, 220, 0), -1, 8, 0);
            return memory.observe(image, frame++ * 40_000L);
        }
    }

    private static Mat texture() {
        int width = 1000;
        int height = 700;
        byte[] values = new byte[width * height * 3];
        new Random(3).nextBytes(values);
        Mat noise = new Mat(height, width, opencv_core.CV_8UC3);
        noise.data().put(values);
        try (Size size = new Size(31, 31)) {
            opencv_imgproc.GaussianBlur(noise, noise, size, 6);
        }
        opencv_core.normalize(noise, noise, 40, 200, opencv_core.NORM_MINMAX, -1, new Mat());
        return noise;
    }
}
