package io.vigil.deploy.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleException;
import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.bundle.Provenance;
import io.vigil.anomaly.kinematics.BodyHeights;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Term;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Footage that nothing can be learnt from is refused before anything is trained. */
class UnfitFootageTest {
    private static final int RATE = 5;
    private static final int ENOUGH = 70 * RATE;

    @TempDir Path folder;

    private DrawnFootage footage(String name) {
        return new DrawnFootage(folder.resolve(name), 160, 120);
    }

    private Bundle train(Optional<Bundle> from, Path... sources) throws Exception {
        Console console =
                new Console(
                        new PrintStream(new ByteArrayOutputStream()),
                        new PrintStream(new ByteArrayOutputStream()),
                        false,
                        80,
                        () -> 0L);
        List<CameraConfig> configs =
                Stream.of(sources)
                        .map(source -> CameraConfig.of("gate", source.toString()))
                        .map(config -> config.withFramesPerSecond(RATE))
                        .toList();
        try (Detector detector = Detectors.open(DetectorConfig.of("builtin:motion"))) {
            Recordings recordings = new Recordings(configs, detector, "builtin:motion");
            return BundleTraining.of(recordings, from, 1, console);
        }
    }

    private static Bundle bundle(int width, int height, String detector, String view) {
        double[] ones = new double[Kinematics.NUMBERS];
        Arrays.fill(ones, 1);
        Provenance provenance =
                new Provenance(
                        "gate", List.of(), detector, width, height, 900, 90, 500, 5, 0.4, 1, "",
                        List.of(), view);
        return new Bundle(
                provenance,
                new CropPlan(32),
                new byte[0],
                new Kinematics(
                        width,
                        height,
                        new BodyHeights(9, 0.2, 3),
                        ones,
                        ones,
                        new float[Kinematics.NUMBERS * 200]),
                new Calibration(Map.of(Term.SPEED, new float[] {1}), new float[0], List.of()));
    }

    @Test
    void tooShort() throws IOException {
        Path source = footage("short").frames(20 * RATE);
        assertThatThrownBy(() -> train(Optional.empty(), source))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Normal footage lasts 19 s, but 60 s are needed at least, and an hour is good: give more of it");
    }

    @Test
    void withoutMotion() throws IOException {
        Path source = footage("still").things(0).frames(ENOUGH);
        assertThatThrownBy(() -> train(Optional.empty(), source))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Normal footage shows 0 objects, of which 0 move, but 200 that do are needed: give more of it, or footage in which something moves");
    }

    @Test
    void mostlyDark() throws IOException {
        Path source = footage("dark").light(0.05).frames(ENOUGH);
        assertThatThrownBy(() -> train(Optional.empty(), source))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Normal footage is dark in 100 % of its frames (mean luma below 20 of 255, without contrast); at most 50 % may be: leave the dark hours out, or give the camera light");
    }

    @Test
    void ofAnotherResolution() throws IOException {
        Path one = footage("one").frames(30);
        Path other = new DrawnFootage(folder.resolve("large"), 320, 240).frames(5);
        assertThatThrownBy(() -> train(Optional.empty(), one, other))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s has frames of 320x240, but the sources before it have 160x120; a bundle is for one camera: give its footage alone",
                        other);
    }

    @Test
    void ofAnotherCamera() throws IOException {
        Path one = footage("one").frames(30);
        Path other = footage("other").scene(2).frames(5);
        assertThatThrownBy(() -> train(Optional.empty(), one, other))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s shows another scene than %s; a bundle is for one camera that does not move: give its footage alone, since it was put up as it is now",
                        other, one);
    }

    @Test
    void goingOnFromABundleForOtherFrames() throws IOException {
        Path source = footage("one").frames(30);
        assertThatThrownBy(() -> train(Optional.of(bundle(640, 360, "builtin:motion", "")), source))
                .isInstanceOf(BundleException.class)
                .hasMessage(
                        "Camera gate: its frames are 160x120, but the bundle was trained for camera gate on 640x360; train one on this camera's own footage");
    }

    @Test
    void goingOnFromABundleOfAnotherDetector() throws IOException {
        Path source = footage("one").frames(30);
        assertThatThrownBy(
                        () -> train(Optional.of(bundle(160, 120, "yolox_nano.onnx", "")), source))
                .isInstanceOf(BundleException.class)
                .hasMessage(
                        "Camera gate: its detector is builtin:motion, but the bundle was trained with the boxes of yolox_nano.onnx; name that one with --detector, or train anew");
    }

    @Test
    void whileItIsInterrupted() throws IOException {
        Path source = footage("one").frames(30);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> train(Optional.empty(), source))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("Interrupted; nothing is written");
        assertThat(Thread.interrupted()).isFalse();
    }
}
