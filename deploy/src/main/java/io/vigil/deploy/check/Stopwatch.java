package io.vigil.deploy.check;

import io.vigil.sinks.file.Latency;
import java.util.Collections;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** How long a model takes where there are no images to show it. */
final class Stopwatch {
    private static final int WARM_UP = 3;
    private static final int RUNS = 40;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private Stopwatch() {}

    /** Of batches of one image of 1280 x 720 pixels. */
    static Latency of(ModelUnderTest model, int batch, OperatingPoint at) {
        double[] millis = new double[RUNS];
        try (Scalar grey = new Scalar(114, 114, 114, 0);
                Mat image = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, grey)) {
            for (int i = -WARM_UP; i < RUNS; i++) {
                long started = System.nanoTime();
                model.detect(Collections.nCopies(batch, image), at);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - started) / 1e6;
                }
            }
        }
        return Latency.of(millis);
    }
}
