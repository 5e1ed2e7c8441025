package io.vigil.deploy.bench;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.operators.perceive.FrameView;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A decoded image for a detector that looks at pixels.
 *
 * @param micros time since the start of the video
 */
record Picture(String camera, long sequence, long micros, Mat bgr) implements FrameView {
    @Override
    public Frame frame() {
        return new Frame(
                camera,
                0,
                sequence,
                micros,
                bgr.cols(),
                bgr.rows(),
                FrameEncoding.BGR24,
                new byte[0],
                List.of(),
                CameraMotion.NONE,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }
}
