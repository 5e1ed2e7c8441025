package io.vigil.tracking.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotFileTest {
    @TempDir Path folder;

    @Test
    void readsDetectionsTruthAndBlankSeparatedColumns() throws IOException {
        Path file =
                write(
                        "1,-1,904,370.2,175.1,310.4,0.87\n\n2 , 7, 1,2,3,4,1,1,0.25\r\n3 8 1 2 3 4 1\n");
        List<MotRow> rows = MotFile.read(file);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).box()).isEqualTo(Box.ofSize(904, 370.2, 175.1, 310.4));
        assertThat(rows.get(0).classId()).isEqualTo(-1);
        assertThat(rows.get(1)).isEqualTo(new MotRow(2, 7, Box.ofSize(1, 2, 3, 4), 1, 1, .25));
        assertThat(rows.get(2).id()).isEqualTo(8);
    }

    @Test
    void aPlaceInTheWorldIsNoClass() throws IOException {
        Path file = write("1,9,499,158,31.03,75.17,1,-4.1554,-7.3591,0\n");
        assertThat(MotFile.read(file))
                .containsExactly(new MotRow(1, 9, Box.ofSize(499, 158, 31.03, 75.17), 1, -1, -1));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        MotRow row = new MotRow(3, 12, Box.ofSize(10.125, 20.5, 30.25, 40), .875, -1, -1);
        Path file = folder.resolve("res.txt");
        MotFile.writeResults(file, List.of(row));
        assertThat(Files.readString(file).strip())
                .isEqualTo("3,12,10.125,20.500,30.250,40.000,0.8750,-1,-1,-1");
        assertThat(MotFile.read(file)).containsExactly(row);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,-1,5,5,10|needs frame,id,left,top,width,height,confidence, but has 5 columns",
                "1,-1,NaN,5,10,10,1|column 3 (left) needs a finite number, but was 'NaN'",
                "1,-1,5,1e999,10,10,1|column 4 (top) needs a finite number",
                "1,-1,5,5,-10,10,1|needs a width and height above 0, but was -10.0 x 10.0",
                "1,-1,5,5,0,10,1|needs a width and height above 0",
                "0,-1,5,5,10,10,1|Frame needs to be at least 1, but was 0",
                "1.5,-1,5,5,10,10,1|column 1 (frame) needs a whole number, but was '1.5'",
                "99999999999,-1,5,5,10,10,1|integer overflow",
                "1,-1,1e300,5,1,10,1|Box needs finite left < right",
                "one,-1,5,5,10,10,1|column 1 (frame) needs a finite number, but was 'one'"
            })
    void aLineThatIsNotUnderstoodIsNamed(String line, String problem) throws IOException {
        Path file = write("1,-1,5,5,10,10,1\n" + line + "\n");
        assertThatThrownBy(() -> MotFile.read(file))
                .isInstanceOf(MotFormatException.class)
                .hasMessageContaining("boxes.txt, line 2: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        Path file = folder.resolve("boxes.txt");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> MotFile.read(file)).isInstanceOf(MotFormatException.class);
    }

    @Test
    void cameraMotionCountsImagesFromZeroAndFramesFromOne() throws IOException {
        Path file = write("0 1 0 0 0 1 0\n1\t1\t0\t5.5\t0\t1\t-2\n");
        assertThat(CameraMotionFile.read(file))
                .containsEntry(1, Affine.IDENTITY)
                .containsEntry(2, new Affine(1, 0, 5.5, 0, 1, -2));
        Path broken = write("0 1 0 0 0 1\n");
        assertThatThrownBy(() -> CameraMotionFile.read(broken)).hasMessageContaining("line 1");
        Path twice = write("0 1 0 0 0 1 0\n0 1 0 5 0 1 0\n");
        assertThatThrownBy(() -> CameraMotionFile.read(twice))
                .hasMessageContaining("line 2")
                .hasMessageContaining("a second one for 0");
        Path detections = write("1,-1,10,20,30,40,0.9\n-1,1,0,0,0,1,0\n");
        assertThatThrownBy(() -> CameraMotionFile.read(detections))
                .hasMessageContaining("line 2")
                .hasMessageContaining("at least 0, but has -1");
    }

    @Test
    void sequenceInfoIsReadAndWhatIsMissingIsNamed() throws IOException {
        Path file =
                write("[Sequence]\nname=A\nframeRate=14\nseqLength=5\nimWidth=640\nimHeight=480\n");
        assertThat(SequenceInfo.read(file)).isEqualTo(new SequenceInfo("A", 14, 5, 640, 480));
        Path without = write("[Sequence]\nname=A\n");
        assertThatThrownBy(() -> SequenceInfo.read(without))
                .hasMessageContaining("needs a line 'frameRate=...'");
        Path words = write("[Sequence]\nname=A\nframeRate=fast\n");
        assertThatThrownBy(() -> SequenceInfo.read(words))
                .hasMessageContaining("needs a number as frameRate, but has 'fast'");
    }

    private Path write(String text) throws IOException {
        Path file = folder.resolve("boxes.txt");
        Files.writeString(file, text);
        return file;
    }
}
