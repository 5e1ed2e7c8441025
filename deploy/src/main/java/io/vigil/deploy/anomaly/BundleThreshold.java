package io.vigil.deploy.anomaly;

import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.calibration.AlarmThreshold;

/**
 * The threshold that a bundle itself gives.
 *
 * @param value that scores have to exceed for an alarm
 * @param sentence what it is and how far it reaches
 */
public record BundleThreshold(double value, String sentence) {
    private static final long SEED = 1;

    /**
     * @param perDay false alarms that are asked for; above 0
     */
    public static BundleThreshold of(Calibration calibration, double perDay) {
        try {
            AlarmThreshold threshold = calibration.threshold(perDay, SEED);
            return new BundleThreshold(threshold.cautious(), threshold.sentence());
        } catch (IllegalArgumentException tooLittle) {
            return new BundleThreshold(
                    calibration.highest(),
                    "%s; until then the threshold is the highest normal score, which promises nothing"
                            .formatted(tooLittle.getMessage()));
        }
    }
}
