package io.vigil.deploy.cli;

import io.vigil.deploy.config.Range;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A bundle that is there, and what its threshold is set for. */
final class BundleOption {
    @Option(
            names = "--model",
            paramLabel = "FILE",
            required = true,
            description = "A bundle of 'vigil anomaly train'.")
    Path model;

    @Option(
            names = "--false-alarms-per-day",
            paramLabel = "N",
            description = "What the threshold is set for; default: ${DEFAULT-VALUE}.")
    double perDay = 1;

    void check() {
        RunOptions.check("--false-alarms-per-day", perDay, new Range(0.001, 1e6));
    }
}
