package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.FrameEncoding;
import io.vigil.tracking.Detection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratedTest {
    @TempDir Path folder;

    @Test
    void scoresAreThoseOfTheSideCarsTemperatureInTheSameOrder() throws Exception {
        Path model = DenseModel.write(folder.resolve("dense.onnx"));
        DetectorConfig raw = DetectorConfig.of(model.toString());
        Files.writeString(folder.resolve("dense.yaml"), "calibration: {temperature: 2}\n");

        List<Detection> said = detections(raw);
        List<Detection> calibrated =
                detections(
                        new DetectorConfig(
                                raw.model(),
                                raw.head(),
                                raw.labels(),
                                0.3,
                                raw.nmsIou(),
                                true,
                                raw.execution()));

        assertThat(said).hasSizeGreaterThan(5);
        List<Double> expected =
                said.stream()
                        // A score of 1 has no logit: it is taken a millionth lower.
                        .map(each -> Math.min(1 - 1e-6, each.score()))
                        .map(score -> 1 / (1 + Math.sqrt((1 - score) / score)))
                        .filter(score -> score >= 0.3)
                        .toList();
        assertThat(calibrated).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(calibrated.get(i).score()).isCloseTo(expected.get(i), within(1e-6));
            assertThat(calibrated.get(i).box()).isEqualTo(said.get(i).box());
        }
    }

    @Test
    void withoutATemperatureItSaysWhereOneComesFrom() throws Exception {
        Path model = DenseModel.write(folder.resolve("dense.onnx"));
        DetectorConfig raw = DetectorConfig.of(model.toString());
        DetectorConfig config =
                new DetectorConfig(
                        raw.model(),
                        raw.head(),
                        raw.labels(),
                        raw.minScore(),
                        raw.nmsIou(),
                        true,
                        raw.execution());

        assertThatThrownBy(() -> Detectors.open(config).close())
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("vigil models check")
                .hasMessageContaining("calibrated: false");
    }

    private static List<Detection> detections(DetectorConfig config) {
        byte[] image = new byte[64 * 64 * 3];
        new Random(3).nextBytes(image);
        try (Detector detector = Detectors.open(config)) {
            DecodedFrame frame =
                    new DecodedFrame(frame("door", 0, 1, 64, 64, FrameEncoding.BGR24, image));
            return detector.detect(frame, List.of());
        }
    }
}
