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
        return Labelled.only(config.labels(), all(config));
    }

    /**
     * The same, with detections that say how their objects look where {@code appearance} is on.
     *
     * @param blank counts crops of which the appearance model said nothing
     * @throws DetectorException if there is no such detector or model, saying what would do
     */
    public static Detector open(
            DetectorConfig config, AppearanceConfig appearance, LongAdder blank) {
        Detector detector = open(config);
        return appearance.isOn()
                ? AppearanceDetector.open(appearance, config.execution().threads(), blank, detector)
                : detector;
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
