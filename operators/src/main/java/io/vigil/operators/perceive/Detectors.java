package io.vigil.operators.perceive;

import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/** Opens the detector that a configuration names. */
public final class Detectors {
    private static final String RECORDED = "recorded:";

    private Detectors() {}

    /**
     * @throws DetectorException if there is none, saying what would do
     */
    public static Detector open(DetectorConfig config) {
        return InAreas.only(config.attention(), Labelled.only(config.labels(), all(config)));
    }

    /**
     * The same, with detections that other models have looked at.
     *
     * @param blank counts crops of which such a model said nothing
     * @throws DetectorException if there is no such detector or model, saying what would do
     */
    public static Detector open(DetectorConfig config, SecondaryConfig models, LongAdder blank) {
        return SecondaryModels.open(models, config.execution().model(), blank, open(config));
    }

    private static Detector all(DetectorConfig config) {
        String model = config.model();
        if (model.equals("builtin:motion")) {
            return new MotionDetector();
        }
        if (model.equals("builtin:auto")) {
            return new BuiltinAuto();
        }
        if (model.startsWith(RECORDED)) {
            return RecordedDetector.open(
                    Path.of(model.substring(RECORDED.length())), config.minScore());
        }
        if (model.startsWith("builtin:")) {
            throw new DetectorException(
                    "Detector %s is not known; the built-in ones are builtin:auto and builtin:motion"
                            .formatted(model));
        }
        return OnnxDetector.open(config);
    }
}
