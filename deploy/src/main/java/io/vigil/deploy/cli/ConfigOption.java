package io.vigil.deploy.cli;

import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that names a deployment's file, where it is needed. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The deployment's YAML file.")
    private Path file;

    Path file() {
        return file;
    }

    DeploymentConfig read(Map<String, String> environment) {
        return new ConfigReader(DeploymentConfig.cluster(), true, environment).read(file);
    }
}
