package io.vigil.deploy.falls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipLabelsTest {
    @TempDir private Path folder;

    private Path labels(String text) throws IOException {
        return Files.writeString(folder.resolve("labels.csv"), text);
    }

    @Test
    void framesAreCountedFromOne() throws IOException {
        Files.createFile(folder.resolve("07.mp4"));
        List<LabelledClip> read =
                ClipLabels.read(
                        labels(
                                "clip,fps,fall_start_frame_1based,fall_end_frame_1based\n07,25,26,50\n"),
                        folder,
                        line -> {});
        assertThat(read).hasSize(1);
        assertThat(read.get(0).startSeconds()).isEqualTo(1);
        assertThat(read.get(0).endSeconds()).isEqualTo(2);
        assertThat(read.get(0).kind()).isEqualTo("fall");
    }

    @Test
    void aClipWithoutAStartHasNoFallAndOneThatIsNotThereIsLeftOut() throws IOException {
        Files.createDirectories(folder.resolve("S 1"));
        Files.createFile(folder.resolve("S 1/3.mp4"));
        List<String> said = new ArrayList<>();
        List<LabelledClip> read =
                ClipLabels.read(
                        labels(
                                "file,fall_start_s,fall_end_s,fall_type\nS 1/3.mp4,,,\nS 1/4.mp4,1,2,(BW)\n"),
                        folder,
                        said::add);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).hasFall()).isFalse();
        assertThat(said).singleElement().asString().contains("S 1/4.mp4");
    }

    @Test
    void whatCannotBeReadIsSaidWithWhatIsNeeded() throws IOException {
        Files.createFile(folder.resolve("1.mp4"));
        assertThatThrownBy(() -> ClipLabels.read(labels("clip,fps\n1,25\n"), folder, line -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("fall_start_frame_1based or fall_start_s");
        assertThatThrownBy(
                        () ->
                                ClipLabels.read(
                                        labels("file,fall_start_s,fall_end_s\n1.mp4,x,2\n"),
                                        folder,
                                        line -> {}))
                .hasMessageContaining("line 2: needs a number, but was 'x'");
        assertThatThrownBy(
                        () ->
                                ClipLabels.read(
                                        labels("file,fall_start_s,fall_end_s\n2.mp4,1,2\n"),
                                        folder,
                                        line -> {}))
                .hasMessageContaining("has none of the clips");
    }
}
