package io.vigil.anomaly.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vigil.anomaly.Course;
import io.vigil.anomaly.Glance;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.kinematics.BodyHeights;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Term;
import io.vigil.tracking.Box;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleFileTest {
    @TempDir Path folder;

    static Bundle bundle() {
        return bundle(7);
    }

    private static final Glance FOLLOWED =
            new Glance(new Box(10, 20, 30, 40), "person", 0, 0, 1, 1, 1).with(new Course(25, 3));

    static Bundle bundle(long seed) {
        SplittableRandom random = new SplittableRandom(1);
        float[] sample = new float[Kinematics.NUMBERS * 200];
        float[] scores = new float[300];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextExponential();
        }
        double[] ones = new double[Kinematics.NUMBERS];
        Arrays.fill(ones, 1);
        return new Bundle(
                new Provenance(
                        "gate", List.of("a.mp4"), "yolox", 360, 240, 900, 90, 500, 5, 0.4, seed),
                new CropPlan(32),
                new byte[] {1, 2, 3},
                new Kinematics(360, 240, new BodyHeights(9, 0.2, 3), ones, ones, sample)
                        .with(List.of(FOLLOWED)),
                new Calibration(
                        Map.of(Term.SPEED, scores),
                        scores,
                        List.of(
                                new NormalBlock(
                                        5, 30, Double.POSITIVE_INFINITY, new float[] {1, 2}))));
    }

    private Path written() throws IOException {
        Path file = folder.resolve("gate.bundle");
        BundleFile.write(bundle(), file);
        return file;
    }

    @Test
    void oneThatWasMadeBeforeWaysWereLearntKnowsNothingOfThem() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode older = json.valueToTree(bundle().kinematics());
        older.remove("courses");
        Kinematics read = json.treeToValue(older, Kinematics.class);
        assertThat(read.usualDwell(FOLLOWED)).isNaN();
        assertThat(read.sample()).isEqualTo(bundle().kinematics().sample());
        assertThat(bundle().kinematics().usualDwell(FOLLOWED)).isGreaterThan(3);
    }

    @Test
    void whatIsWrittenIsReadAndNothingElseIsLeft() throws IOException {
        Bundle read = BundleFile.read(written());
        assertThat(read.provenance()).isEqualTo(bundle().provenance());
        assertThat(read.kinematics()).isEqualTo(bundle().kinematics());
        assertThat(read.autoencoder()).containsExactly(1, 2, 3);
        assertThat(read.calibration().frames()).isEqualTo(bundle().calibration().frames());
        assertThat(read.calibration().blocks()).isEqualTo(bundle().calibration().blocks());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theSameBundleGivesTheSameBytes() throws IOException {
        assertThat(BundleFile.bytes(bundle())).isEqualTo(BundleFile.bytes(bundle()));
    }

    private static void alter(Path file, String part, String from, String to) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path inside = zip.getPath(part);
            String text = Files.readString(inside, StandardCharsets.ISO_8859_1);
            Files.writeString(inside, text.replace(from, to), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void anAlteredBundleIsRefused() throws IOException {
        Path file = written();
        alter(file, BundleFile.KINEMATICS, "0.2", "0.3");
        assertThatThrownBy(() -> BundleFile.read(file))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("kinematics.json is not what was written");
    }

    @Test
    void whatItSaysOfItselfCannotBeAlteredEither() throws IOException {
        Path file = written();
        alter(file, BundleFile.FACTS, "\"side\":32", "\"side\":64");
        assertThatThrownBy(() -> BundleFile.read(file))
                .hasMessageContaining("bundle.json is not what was written");
    }

    @Test
    void whatWasWrittenBeforeThatWasHashedIsRead() throws IOException {
        Path file = written();
        alter(file, BundleFile.FACTS, "\"bundle.json\":", "\"another\":");
        assertThat(BundleFile.read(file).provenance()).isEqualTo(bundle().provenance());
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        Path file = written();
        alter(file, BundleFile.FACTS, "\"version\":1", "\"version\":9");
        assertThatThrownBy(() -> BundleFile.read(file))
                .hasMessageContaining("is of version 9, but this program reads version 1");
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        Path file = folder.resolve("some.txt");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> BundleFile.read(file)).hasMessageContaining("is no bundle");
    }

    @Test
    void framesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> bundle().requireInput("door", 640, 480))
                .hasMessage(
                        "Camera door: its frames are 640x480, but the bundle was trained for camera gate on 360x240; train one on this camera's own footage");
    }
}
