package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.Region;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class MotionDetectorTest {
    @Test
    void aWellFilledRegionIsATrustedBoxAndNoPixelsAreDecoded() {
        List<Detection> detections = detect(new Region(10, 20, 50, 120, 0.7, 0));
        assertThat(detections).hasSize(1);
        assertThat(detections.get(0).box()).isEqualTo(new Box(10, 20, 50, 120));
        assertThat(detections.get(0).label()).isEqualTo("object");
        assertThat(detections.get(0).score()).isGreaterThan(0.7);
    }

    @Test
    void smallAndRaggedRegionsAreDoubted() {
        assertThat(detect(new Region(10, 20, 18, 28, 0.7, 0)).get(0).score()).isLessThan(0.6);
        assertThat(detect(new Region(10, 20, 90, 120, 0.15, 0)).get(0).score()).isLessThan(0.6);
    }

    private static List<Detection> detect(Region... regions) {
        Frame frame =
                new Frame(
                        "c",
                        0,
                        0,
                        0,
                        640,
                        360,
                        FrameEncoding.JPEG,
                        new byte[0],
                        List.of(regions),
                        CameraMotion.NONE,
                        ImageStatistics.UNKNOWN,
                        1,
                        Map.of(),
                        ClockQuality.SOURCE,
                        0);
        FrameView view =
                new FrameView() {
                    @Override
                    public Frame frame() {
                        return frame;
                    }

                    @Override
                    public Mat bgr() {
                        throw new AssertionError("pixels were asked for");
                    }
                };
        try (MotionDetector detector = new MotionDetector()) {
            return detector.detect(view, List.of());
        }
    }
}
