package io.vigil.operators.perceive;

import io.vigil.operators.perceive.attention.AttentionConfig;
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
 * @param workers frames that are inferred side by side in one subtask
 * @param threadsPerWorker threads of one inference
 * @param attention how much of the cameras' images it looks at
 */
public record DetectorConfig(
        String model,
        String head,
        List<String> labels,
        double minScore,
        double nmsIou,
        int workers,
        int threadsPerWorker,
        AttentionConfig attention)
        implements Serializable {
    public DetectorConfig {
        labels = List.copyOf(labels);
        Objects.requireNonNull(attention, "attention");
        if (!(minScore >= 0 && minScore <= 1) || !(nmsIou > 0 && nmsIou <= 1)) {
            throw new IllegalArgumentException(
                    "Detector needs minScore in [0, 1] and nmsIou in (0, 1], but had %s and %s"
                            .formatted(minScore, nmsIou));
        }
        if (workers < 1 || threadsPerWorker < 1) {
            throw new IllegalArgumentException(
                    "Detector needs at least one worker and one thread, but had %d and %d"
                            .formatted(workers, threadsPerWorker));
        }
    }

    /** One that looks at every image in full. */
    public DetectorConfig(
            String model,
            String head,
            List<String> labels,
            double minScore,
            double nmsIou,
            int workers,
            int threadsPerWorker) {
        this(
                model,
                head,
                labels,
                minScore,
                nmsIou,
                workers,
                threadsPerWorker,
                AttentionConfig.FULL);
    }

    public static DetectorConfig of(String model) {
        return new DetectorConfig(model, "auto", List.of(), 0.1, 0.45, 1, 1);
    }

    /** The same with another model. */
    public DetectorConfig withModel(String other) {
        return new DetectorConfig(
                other, head, labels, minScore, nmsIou, workers, threadsPerWorker, attention);
    }

    /** The same with another attention. */
    public DetectorConfig withAttention(AttentionConfig other) {
        return new DetectorConfig(
                model, head, labels, minScore, nmsIou, workers, threadsPerWorker, other);
    }

    /** Whether frames need their regions for it; a model looks at the pixels alone. */
    public boolean looksAtRegions() {
        return model.startsWith("builtin:");
    }
}
