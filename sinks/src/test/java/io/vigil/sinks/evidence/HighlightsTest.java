package io.vigil.sinks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.Box;
import io.vigil.tracking.Track;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class HighlightsTest {
    private static final List<Track> ONE =
            List.of(new Track("a", 0, 0, 0, 1, new Box(1, 1, 20, 40), 0.9, "person"));

    @Test
    void theSceneIsNoBlackPictureWhereThereIsAnother() {
        try (Highlights highlights = new Highlights();
                Mat black = new Mat(64, 64, opencv_core.CV_8UC3, new Scalar(0));
                Mat room = new Mat(64, 64, opencv_core.CV_8UC3, new Scalar(0))) {
            opencv_core.randu(
                    room,
                    new Mat(1, 1, opencv_core.CV_64F, new Scalar(0)),
                    new Mat(1, 1, opencv_core.CV_64F, new Scalar(255)));
            highlights.frame(black, 1_000_000, List.of());
            byte[] first = highlights.scene().orElseThrow().jpeg();
            highlights.frame(room, 2_000_000, ONE);
            byte[] seen = highlights.scene().orElseThrow().jpeg();
            highlights.frame(black, 3_000_000, List.of());

            assertThat(seen).isNotEqualTo(first);
            assertThat(highlights.scene().orElseThrow().jpeg()).isEqualTo(seen);
        }
    }
}
