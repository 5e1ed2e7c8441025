package io.vigil.ingest.publish;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** A recording of an empty room that something dark comes into. */
final class WalkingSource implements FrameSource {
    private static final int EMPTY = 40;
    private static final int IMAGES = 80;

    private final Mat image = new Mat(180, 320, CV_8UC3);
    private int next;

    @Override
    public Captured next() {
        if (next == IMAGES) {
            return null;
        }
        try (Scalar wall = Scalar.all(170);
                Scalar coat = new Scalar(60, 40, 30, 0)) {
            image.put(wall);
            if (next > EMPTY) {
                try (Rect figure = new Rect(4 * (next - EMPTY), 60, 30, 90)) {
                    opencv_imgproc.rectangle(image, figure, coat, -1, 8, 0);
                }
            }
        }
        return new Captured(40_000L * next++, 0, image);
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public long originMicros() {
        return 1_000_000_000_000_000L;
    }

    @Override
    public void close() {
        image.close();
    }
}
