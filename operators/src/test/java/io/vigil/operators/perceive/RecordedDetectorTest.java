package io.vigil.operators.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.operators.FrameSamples;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedDetectorTest {
    @TempDir Path folder;

    @Test
    void aFrameGetsTheLinesOfItsSequencePlusOne() throws IOException {
        Detector detector =
                open("1,-1,10,20,30,40,0.9\n2,-1,1,2,3,4,0.8,-1,-1,-1\n2,-1,1,2,3,4,0.05\n");

        assertThat(see(detector, 0))
                .containsExactly(new Detection(new Box(10, 20, 40, 60), 0.9, "person"));
        assertThat(see(detector, 1)).hasSize(1);
        assertThat(see(detector, 2)).isEmpty();
    }

    @Test
    void aBrokenLineIsNamed() {
        assertThatThrownBy(() -> open("1,-1,10,20,30,40,0.9\n1,-1,10,20"))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("has 4 columns");
        assertThatThrownBy(() -> open("1,-1,10,20,30,x,0.9")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> open("1,-1,10,20,30,40,35.5"))
                .hasMessageContaining("score in [0, 1]");
    }

    @Test
    void aMissingFileIsSaid() {
        DetectorConfig config = DetectorConfig.of("recorded:" + folder.resolve("none.txt"));

        assertThatThrownBy(() -> Detectors.open(config))
                .isInstanceOf(DetectorException.class)
                .hasMessageContaining("none.txt cannot be read");
    }

    private Detector open(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("det.txt"), text);
        return Detectors.open(DetectorConfig.of("recorded:" + file));
    }

    private static List<Detection> see(Detector detector, long sequence) {
        DecodedFrame frame = new DecodedFrame(FrameSamples.grey("door", 0, sequence));
        return detector.detect(frame, List.of());
    }
}
