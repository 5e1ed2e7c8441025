package io.vigil.operators.perceive;

import java.nio.file.Path;

/** Opens the detector that a configuration names. */
public final class Detectors {
    private static final String RECORDED = "recorded:";

    private Detectors() {}

    /**
     * @throws DetectorException if there is none, saying what would do
     */
    public static Detector open(DetectorConfig config) {
        String model = config.model();
        if (model.equals("builtin:motion")) {
            return new MotionDetector();
        }
        if (model.startsWith(RECORDED)) {
            return RecordedDetector.open(
                    Path.of(model.substring(RECORDED.length())), config.minScore());
        }
        throw new DetectorException(
                "Detector %s is not known; use builtin:auto, builtin:motion, recorded:FILE or an ONNX file"
                        .formatted(model));
    }
}
