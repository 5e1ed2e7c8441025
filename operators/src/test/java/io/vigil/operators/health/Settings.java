package io.vigil.operators.health;

import java.time.Duration;

/** The defaults with one of them changed. */
final class Settings {
    private Settings() {}

    static HealthConfig relearningAfterSeconds(int seconds) {
        HealthConfig d = HealthConfig.DEFAULTS;
        return new HealthConfig(
                d.enabled(),
                d.reportEvery(),
                d.learnFor(),
                d.clearAfter(),
                Duration.ofSeconds(seconds),
                d.darkBrightness(),
                d.darkContrast(),
                d.darkAfter(),
                d.whiteBrightness(),
                d.whiteAfter(),
                d.frozenAfter(),
                d.coveredBelow(),
                d.coveredAfter(),
                d.movedAfter(),
                d.blurredBelow(),
                d.blurredAfter(),
                d.driftAbove(),
                d.driftHours(),
                d.baselineDays());
    }

    /** What is normal is learned in so short a time. */
    static HealthConfig learningForSeconds(int seconds) {
        HealthConfig d = HealthConfig.DEFAULTS;
        return new HealthConfig(
                d.enabled(),
                d.reportEvery(),
                Duration.ofSeconds(seconds),
                d.clearAfter(),
                d.relearnAfter(),
                d.darkBrightness(),
                d.darkContrast(),
                d.darkAfter(),
                d.whiteBrightness(),
                d.whiteAfter(),
                d.frozenAfter(),
                d.coveredBelow(),
                d.coveredAfter(),
                d.movedAfter(),
                d.blurredBelow(),
                d.blurredAfter(),
                d.driftAbove(),
                d.driftHours(),
                d.baselineDays());
    }
}
