package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.Region;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;

class BuiltinAutoTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    @Test
    void whatTheMemoryIsSureOfIsAPerson() {
        assertThat(detect(new Region(100, 100, 130, 170, 0.6, 0, 0.9)))
                .singleElement()
                .satisfies(
                        d -> {
                            assertThat(d.label()).isEqualTo("person");
                            assertThat(d.score()).isGreaterThan(0.9);
                        });
    }

    @Test
    void whoLiesOnTheFloorIsStillAPerson() {
        assertThat(detect(new Region(100, 100, 170, 130, 0.6, 0, 0.7)))
                .singleElement()
                .extracting(Detection::label)
                .isEqualTo("person");
    }

    @Test
    void whatFillsItsBoxIsAVehicle() {
        assertThat(detect(new Region(100, 100, 200, 150, 0.9, 0, 0.5)))
                .singleElement()
                .extracting(Detection::label)
                .isEqualTo("car");
    }

    @Test
    void scrapsAreLeftOut() {
        assertThat(detect(new Region(100, 100, 110, 112, 0.6, 0, 0.1))).isEmpty();
    }

    @Test
    void aGroupWithoutPeopleInItStaysOneBoxWhateverTheThreads() {
        int before = opencv_core.getNumThreads();
        List<List<Detection>> answers = new ArrayList<>();
        try {
            for (int threads : new int[] {1, 2, 4}) {
                opencv_core.setNumThreads(threads);
                answers.add(detect(new Region(60, 60, 200, 180, 0.6, 0, 0.5)));
            }
        } finally {
            opencv_core.setNumThreads(before);
        }
        assertThat(answers.get(0)).isNotEmpty();
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }

    private static List<Detection> detect(Region... regions) {
        byte[] noise = new byte[WIDTH * HEIGHT * 3];
        new Random(1).nextBytes(noise);
        DecodedFrame view =
                new DecodedFrame(
                        new Frame(
                                "c",
                                0,
                                0,
                                0,
                                WIDTH,
                                HEIGHT,
                                FrameEncoding.BGR24,
                                noise,
                                List.of(regions),
                                CameraMotion.NONE,
                                ImageStatistics.UNKNOWN,
                                1,
                                Map.of(),
                                ClockQuality.SOURCE,
                                0));
        try (BuiltinAuto detector = new BuiltinAuto()) {
            return detector.detect(view, List.of());
        } finally {
            view.release();
        }
    }
}
