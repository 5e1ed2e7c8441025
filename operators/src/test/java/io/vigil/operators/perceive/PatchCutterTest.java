package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.tracking.Box;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class PatchCutterTest {
    private static final int WIDTH = 801;
    private static final int HEIGHT = 605;

    private record View(Frame frame, Mat bgr) implements FrameView {}

    /** Grey rises to the right and downwards, with stripes too fine for a small copy. */
    private static Mat slope() {
        byte[] bgr = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < bgr.length; i++) {
            int x = i / 3 % WIDTH;
            int y = i / 3 / WIDTH;
            bgr[i] = (byte) (40 + x / 10 + y / 10 + (x % 2) * 20);
        }
        Mat image = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3);
        image.data().put(bgr);
        return image;
    }

    private static View view(Mat image, long sequence) {
        return new View(
                new Frame(
                        "gate",
                        0,
                        sequence,
                        1000 * sequence,
                        WIDTH,
                        HEIGHT,
                        FrameEncoding.BGR24,
                        new byte[0],
                        List.of(),
                        CameraMotion.NONE,
                        ImageStatistics.UNKNOWN,
                        sequence,
                        Map.of(),
                        ClockQuality.SOURCE,
                        0),
                image);
    }

    @Test
    void whateverItsSizeAPatchIsTheMeanOfWhatItStandsFor() {
        CropPlan plan = new CropPlan(32);
        try (Mat image = slope();
                SmallerFrame frame = new SmallerFrame(view(image, 1));
                PatchCutter cutter = new PatchCutter(plan)) {
            for (double half : new double[] {40, 90, 180, 270}) {
                byte[] patch =
                        cutter.cut(
                                Collections.nCopies(CropPlan.CHANNELS, frame),
                                new Box(400 - half, 302 - half, 400 + half, 302 + half));
                double step = 2 * 1.1 * half / 32;
                for (int i = 0; i < 32 * 32; i++) {
                    int column = i % 32;
                    int row = i / 32;
                    double x = 400 + (column - 15.5) * step;
                    double y = 302 + (row - 15.5) * step;
                    double expected = 49 + x / 10 + y / 10;
                    assertThat((patch[i] & 0xff) - expected)
                            .as("half %s, pixel %d", half, i)
                            .isBetween(-12.0, 12.0);
                }
            }
        }
    }

    @Test
    void aFrameIsKnownByItsImageAndItsPlaceInTheLog() {
        try (Mat image = slope();
                Mat other = slope();
                SmallerFrames frames = new SmallerFrames()) {
            SmallerFrame frame = frames.of(view(image, 1));
            assertThat(frames.of(view(image, 1))).isSameAs(frame);
            assertThat(frames.of(view(image, 2))).isNotSameAs(frame);
            assertThat(frames.of(view(other, 1))).isNotSameAs(frame);
        }
    }
}
