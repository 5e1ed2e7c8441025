package io.vigil.operators.perceive;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which detector runs, and how.
 *
 * @param model {@code builtin:auto}, {@code builtin:motion}, {@code recorded:FILE} (MOTChallenge
 *     detections), or an ONNX file
 * @param head the decoder of an ONNX model's outputs by name, or {@code auto}
 * @param labels classes to keep, such as person; empty for all
 * @param minScore detections below it are dropped, in [0, 1]
 * @param nmsIou overlap above which the weaker of two boxes of a class goes, in (0, 1]
 * @param calibrated whether scores are the shares of right detections that {@code models check}
 *     found (the temperature in the model's side-car) rather than what the model says
 * @param execution where it runs
 */
public record DetectorConfig(
        String model,
        String head,
        List<String> labels,
        double minScore,
        double nmsIou,
        boolean calibrated,
        Execution execution)
        implements Serializable {
    public DetectorConfig {
        labels = List.copyOf(labels);
        if (!(minScore >= 0 && minScore <= 1) || !(nmsIou > 0 && nmsIou <= 1)) {
            throw new IllegalArgumentException(
                    "Detector needs minScore in [0, 1] and nmsIou in (0, 1], but had %s and %s"
                            .formatted(minScore, nmsIou));
        }
        Objects.requireNonNull(execution, "execution");
    }

    public static DetectorConfig of(String model) {
        return new DetectorConfig(model, "auto", List.of(), 0.1, 0.45, false, Execution.DEFAULT);
    }

    /** The same with another model. */
    public DetectorConfig withModel(String other) {
        return new DetectorConfig(other, head, labels, minScore, nmsIou, calibrated, execution);
    }

    /** The same, of these classes alone; empty for all. */
    public DetectorConfig withLabels(List<String> kept) {
        return new DetectorConfig(model, head, kept, minScore, nmsIou, calibrated, execution);
    }

    /** The same, run in another way. */
    public DetectorConfig withExecution(Execution other) {
        return new DetectorConfig(model, head, labels, minScore, nmsIou, calibrated, other);
    }

    /** Whether frames need their regions for it; a model looks at the pixels alone. */
    public boolean looksAtRegions() {
        return model.startsWith("builtin:");
    }
}
