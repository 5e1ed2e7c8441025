package io.vigil.deploy.cli;

import io.vigil.deploy.anomaly.Recordings;
import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.config.Range;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.run.CameraSources;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How recordings are read and looked at; the same for all that is done with bundles. */
final class AnomalySource {
    /** Of folders of images, which do not say; as the published sets are recorded. */
    private static final double FOLDER_RATE = 10;

    /** What can be learnt from and scored. */
    static final String ONE = "A video, a folder of images, or scene:NAME[,SEED[,SECONDS]].";

    static final String MANY =
            "Videos, folders of images, or scene:NAME[,SEED[,SECONDS]], in the order of time.";

    @Option(
            names = "--detector",
            paramLabel = "NAME",
            description =
                    "As of 'vigil run'; the same for training and scoring. Default: ${DEFAULT-VALUE}.")
    private String detector = ModelCatalogue.DEFAULT;

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

    /** Does something with recordings while the detector is open. */
    @FunctionalInterface
    interface Use<T> {
        T of(Recordings recordings) throws Exception;
    }

    <T> T with(List<String> sources, Invocation invocation, Use<T> use) throws Exception {
        RunOptions.check("--frame-rate", frameRate, new Range(0.1, 1000));
        if (!CameraConfig.ID.matcher(camera).matches()) {
            throw new UsageException(
                    "--camera needs 1 to 100 letters, digits, dots, dashes or underscores, but was '%s'"
                            .formatted(camera));
        }
        List<CameraConfig> configs = sources.stream().map(this::config).toList();
        String model = DetectorNames.resolved(detector, invocation);
        try (Detector open = Detectors.open(DetectorConfig.of(model))) {
            String name = String.valueOf(Path.of(model).getFileName());
            return use.of(new Recordings(configs, CameraSources::open, open, name));
        }
    }

    private CameraConfig config(String source) {
        if (source.startsWith("--")) {
            throw new UsageException(
                    "%s is no option of this command, and no recording; --help shows them"
                            .formatted(source));
        }
        CameraConfig config = CameraConfig.of(camera, source);
        return Files.isDirectory(Path.of(source)) ? config.withFramesPerSecond(frameRate) : config;
    }
}
