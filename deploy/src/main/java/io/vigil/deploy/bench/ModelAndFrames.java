package io.vigil.deploy.bench;

import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.ingest.Frame;
import io.vigil.ingest.capture.SourceException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the measurements of perception run, and on what. */
final class ModelAndFrames {
    @Parameters(
            arity = "0..1",
            paramLabel = "VIDEO",
            description = "Whose frames are taken; default: a rendered street.")
    private Path video;

    @Option(
            names = "--detector",
            paramLabel = "MODEL",
            description =
                    "An ONNX file, or a name of 'vigil models list'; default: ${DEFAULT-VALUE}.")
    private String detector = "yolox-nano";

    /** The model's file. */
    Path model() {
        return Path.of(ModelCatalogue.of(System.getenv()).resolve(detector));
    }

    /**
     * @param width in pixels
     */
    List<Frame> frames(int width) throws SourceException {
        return JpegLog.of(video, width);
    }
}
