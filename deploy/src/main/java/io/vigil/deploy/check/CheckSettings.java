package io.vigil.deploy.check;

import io.vigil.operators.perceive.onnx.ModelOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a model is checked against.
 *
 * @param labelled images to measure it on
 * @param baseline report of the model that it has to be as good as
 * @param mustPass list of images whose objects it has to find
 * @param options how it runs
 * @param operating which of its detections a deployment takes
 * @param maxMillis the most that a batch may take in 95 of 100 runs
 * @param mayLose by how much a mean average precision may be surely lower than the baseline's, in
 *     [0, 1]
 * @param maxCalibrationError the most that the expected calibration error may be, in [0, 1]
 */
public record CheckSettings(
        Path model,
        Optional<LabelledSet> labelled,
        Optional<Path> baseline,
        Optional<Path> mustPass,
        ModelOptions options,
        OperatingPoint operating,
        Optional<Double> maxMillis,
        double mayLose,
        double maxCalibrationError) {
    /** Of the bootstrap: enough for the intervals of some twenty slices. */
    static final int DRAWS = 2000;

    /** Of the bootstrap, so that the same check gives the same answer. */
    static final long SEED = 1;

    public CheckSettings {
        if (!(mayLose >= 0 && mayLose <= 1)
                || !(maxCalibrationError >= 0 && maxCalibrationError <= 1)) {
            throw new IllegalArgumentException(
                    "A check needs shares in [0, 1], but had mayLose %s and maxCalibrationError %s"
                            .formatted(mayLose, maxCalibrationError));
        }
        if (labelled.isEmpty() && (baseline.isPresent() || mustPass.isPresent())) {
            throw new IllegalArgumentException(
                    "A baseline and a list of what must pass need labelled images");
        }
    }
}
