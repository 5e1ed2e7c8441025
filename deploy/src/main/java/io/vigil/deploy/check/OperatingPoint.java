package io.vigil.deploy.check;

import io.vigil.operators.perceive.DetectorConfig;

/**
 * Which of a model's detections are taken.
 *
 * @param minScore in [0, 1]
 * @param maxIou overlap above which the weaker of two boxes of a class goes, in (0, 1]
 */
public record OperatingPoint(double minScore, double maxIou) {
    /**
     * For average precision, which looks at how detections are ranked down to the worst. A larger
     * overlap than a deployment's, since what stands close together counts there: it is the one
     * under which published figures are reproduced.
     */
    static final OperatingPoint SWEEP = new OperatingPoint(0.001, 0.7);

    /** What a deployment has that sets nothing. */
    public static OperatingPoint byDefault() {
        DetectorConfig defaults = DetectorConfig.of("");
        return new OperatingPoint(defaults.minScore(), defaults.nmsIou());
    }

    public OperatingPoint {
        if (!(minScore >= 0 && minScore <= 1) || !(maxIou > 0 && maxIou <= 1)) {
            throw new IllegalArgumentException(
                    "OperatingPoint needs minScore in [0, 1] and maxIou in (0, 1], but had %s and %s"
                            .formatted(minScore, maxIou));
        }
    }
}
