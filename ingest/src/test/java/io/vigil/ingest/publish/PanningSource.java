package io.vigil.ingest.publish;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** A live camera with 25 images a second that pans over a textured wall, by the same each time. */
final class PanningSource implements FrameSource {
    /** Pixels to the right from one image to the next, so that what is seen goes to the left. */
    static final int PAN = 3;

    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int IMAGES = 400;
    private static final int INTERVAL_MILLIS = 40;

    private final Mat wall = texture();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int next;

    @Override
    public Captured next() {
        try {
            long pause = next == IMAGES ? Long.MAX_VALUE : INTERVAL_MILLIS;
            if (closed.await(pause, TimeUnit.MILLISECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try (Rect view = new Rect(next * PAN, 0, WIDTH, HEIGHT);
                Mat part = new Mat(wall, view)) {
            long micros = 1_000L * INTERVAL_MILLIS * next++;
            return new Captured(micros, System.currentTimeMillis() * 1_000, part.clone());
        }
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public long originMicros() {
        return -1;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private static Mat texture() {
        byte[] grain = new byte[3 * (WIDTH + PAN * IMAGES) * HEIGHT];
        new Random(4).nextBytes(grain);
        Mat wall = new Mat(HEIGHT, WIDTH + PAN * IMAGES, CV_8UC3);
        wall.data().put(grain);
        try (Size window = new Size(9, 9)) {
            opencv_imgproc.GaussianBlur(wall, wall, window, 2);
        }
        return wall;
    }
}
