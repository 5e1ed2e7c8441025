package io.vigil.deploy.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.operators.perceive.FrameView;
import io.vigil.operators.perceive.Looked;
import io.vigil.tracking.Box;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class KeptTest {
    private record View(Frame frame, Mat bgr) implements FrameView {}

    private static NormalFootage.Seen seen(int block, long micros) {
        Frame frame =
                new Frame(
                        "gate",
                        1,
                        1,
                        micros,
                        8,
                        8,
                        FrameEncoding.BGR24,
                        new byte[0],
                        List.of(),
                        CameraMotion.NONE,
                        ImageStatistics.UNKNOWN,
                        1,
                        Map.of(),
                        ClockQuality.SOURCE,
                        0);
        CameraConfig source = CameraConfig.of("gate", "gate.mp4");
        return new NormalFootage.Seen(
                source,
                block,
                false,
                micros / 1e6,
                new View(frame, null),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Looked> looked(int bytes) {
        return List.of(new Looked(new Box(0, 0, 1, 1), "", new byte[bytes], 0, 0, 0));
    }

    @Test
    void whatFitsIsKeptInItsOrder() {
        Kept kept = new Kept(100);
        kept.add(seen(3, 1_000_000), looked(40));
        kept.add(seen(4, 2_000_000), looked(40));
        assertThat(kept.isWhole()).isTrue();
        assertThat(kept.frames()).extracting(Kept.Frame::block).containsExactly(3, 4);
        assertThat(kept.frames().get(1).source()).isEqualTo("gate.mp4");
        assertThat(kept.frames().get(1).micros()).isEqualTo(2_000_000);
    }

    @Test
    void oneTooManyAndNothingIsKept() {
        Kept kept = new Kept(100);
        kept.add(seen(3, 1_000_000), looked(60));
        kept.add(seen(3, 2_000_000), looked(60));
        kept.add(seen(4, 3_000_000), looked(1));
        assertThat(kept.isWhole()).isFalse();
        assertThat(kept.frames()).isEmpty();
    }

    @Test
    void whereThereIsNoRoomItSaysSoAtOnce() {
        assertThat(new Kept(0).isWhole()).isFalse();
    }
}
