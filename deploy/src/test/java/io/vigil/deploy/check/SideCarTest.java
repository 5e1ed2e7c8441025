package io.vigil.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.detection.TrueObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideCarTest {
    @TempDir Path folder;

    @Test
    void itIsBesideTheModel() {
        assertThat(SideCar.of(folder.resolve("yolo.onnx"))).isEqualTo(folder.resolve("yolo.yaml"));
    }

    @Test
    void allElseStaysAsItIs() throws IOException {
        Path file = folder.resolve("yolo.yaml");
        String before = "# mine\nhead: yolox\nlabels: [person, 'traffic light'] # two\n";
        String after = "\ninput:\n  rgb: true\n";
        Files.writeString(file, before + "calibration:\n  temperature: 9\n" + after);

        SideCar.put(file, file, calibrated(), 60, 0.1);

        assertThat(Files.readString(file))
                .startsWith(before + after)
                .containsPattern(
                        "calibration:\n  # fitted on 60 detections of score 0\\.1 and above in 60 images\n  temperature: \\d\\.\\d{4}\n$")
                .doesNotContain("temperature: 9");
    }

    @Test
    void onceMoreChangesNothing() throws IOException {
        Path file = folder.resolve("yolo.yaml");
        SideCar.put(file, file, calibrated(), 60, 0.1);
        String once = Files.readString(file);
        SideCar.put(file, file, calibrated(), 60, 0.1);
        assertThat(Files.readString(file)).isEqualTo(once);
        assertThat(folder.toFile().list()).containsExactly("yolo.yaml");
    }

    @Test
    void whatAKeyCannotBePutIntoIsLeftAlone() throws IOException {
        for (String text : List.of("{head: yolox}\n", "- a list\n", "head: [unclosed\n")) {
            Path file = Files.writeString(folder.resolve("yolo.yaml"), text);
            assertThatThrownBy(() -> SideCar.put(file, file, calibrated(), 60, 0.1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("yolo.yaml");
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }

    /** Two thirds of the detections are right, at scores around it. */
    private static Calibrated calibrated() {
        Box box = Box.ofSize(0, 0, 10, 10);
        List<SeenImage> images = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<TrueObject> truth =
                    i % 3 == 0 ? List.of() : List.of(new TrueObject(box, "person"));
            List<Detection> said = List.of(new Detection(box, 0.3 + 0.01 * i, "person"));
            images.add(new SeenImage("%03d".formatted(i), "", 0, 0, truth, said, said));
        }
        return Calibrated.of(images);
    }
}
