package io.vigil.deploy.cli;

import io.vigil.deploy.config.Range;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How recordings are read and looked at; the same for training and for scoring. */
final class AnomalySource {
    /** Of folders of images, which do not say; as the published sets are recorded. */
    private static final double FOLDER_RATE = 10;

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description = "As of 'vigil run'; the same for training and scoring.")
    private String detector;

    @Option(
            names = "--frame-rate",
            paramLabel = "FPS",
            description = "Images a second of a folder of images; default: 10.")
    private double frameRate = FOLDER_RATE;

    @Option(
            names = "--camera",
            paramLabel = "ID",
            description = "The camera's id; default: camera.")
    private String camera = "camera";

    CameraConfig config(String source) {
        RunOptions.check("--frame-rate", frameRate, new Range(0.1, 1000));
        CameraConfig config = CameraConfig.of(camera, source);
        return Files.isDirectory(Path.of(source)) ? config.withFramesPerSecond(frameRate) : config;
    }

    String detectorName(Invocation invocation) {
        return DetectorNames.resolved(detector, invocation);
    }

    static Detector open(String resolved) {
        return Detectors.open(DetectorConfig.of(resolved));
    }
}
