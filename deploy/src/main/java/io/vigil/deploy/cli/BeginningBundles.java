package io.vigil.deploy.cli;

import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.anomaly.judging.Promise;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.deploy.anomaly.BundleThreshold;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Bundles that cameras begin with, looked at before anything starts. */
final class BeginningBundles {
    private BeginningBundles() {}

    /**
     * Says how far the threshold of each reaches.
     *
     * @throws io.vigil.anomaly.bundle.BundleException if one cannot be read
     */
    static void say(DeploymentConfig config, Console console) throws IOException {
        for (Map.Entry<String, String> each : config.anomaly().beginnings().entrySet()) {
            Path file = Path.of(each.getValue());
            if (!Files.isRegularFile(file)) {
                continue; // a name in the store, or a file that it has taken in before
            }
            double perDay =
                    Optional.ofNullable(config.scenes().get(each.getKey()))
                            .flatMap(scene -> scene.anomaly())
                            .flatMap(RuleConfig::promise)
                            .orElse(Promise.DEFAULT)
                            .falseAlarmsPerDay();
            BundleThreshold threshold =
                    BundleThreshold.of(BundleFile.read(file).calibration(), perDay);
            console.say(
                    "Camera %s, bundle %s: %s"
                            .formatted(each.getKey(), file.getFileName(), threshold.sentence()));
        }
    }
}
