package io.vigil.tracking.evaluation.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YoloLabelsTest {
    @TempDir Path folder;

    @Test
    void boxesAreInPixelsOfTheImage() throws IOException {
        assertThat(read("1 0.5 0.5 0.5 0.25\n\n  0 0.25 0.5 0.5 1  \n"))
                .containsExactly(
                        new TrueObject(new Box(50, 75, 150, 125), "car"),
                        new TrueObject(new Box(0, 0, 100, 200), "person"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "93 .5 .5 .1 .1 | names class 93, but there are 2 (0 to 1)",
                "-1 .5 .5 .1 .1 | names class -1",
                "car .5 .5 .1 .1 | needs the index of a class first, but has 'car'",
                "1.5 .5 .5 .1 .1 | has '1.5'",
                "0 .5 .5 .1 | needs 5 numbers (class cx cy w h), but has 4",
                "0 .5 .5 .1 .1 .9 | but has 6",
                "0 .5 x .1 .1 | needs a number for cy, but has 'x'",
                "0 320 .5 .1 .1 | needs cx as a share of the image, in [0, 1], but has 320",
                "0 .5 .5 0 .1 | needs w and h above 0, but has 0 and .1",
                "0 NaN .5 .1 .1 | needs cx as a share of the image",
            })
    void whatCannotBeUnderstoodIsNamedWithItsLine(String line, String problem) {
        assertThatThrownBy(() -> read("0 .5 .5 .1 .1\n" + line + "\n"))
                .isInstanceOf(LabelFormatException.class)
                .hasMessageContaining("labels.txt, line 2: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aFileThatIsNoTextIsSaid() throws IOException {
        Path file =
                Files.write(folder.resolve("labels.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> YoloLabels.read(file, List.of("person"), 10, 10))
                .hasMessageContaining("not UTF-8");
    }

    private List<TrueObject> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("labels.txt"), text);
        return YoloLabels.read(file, List.of("person", "car"), 200, 200);
    }
}
