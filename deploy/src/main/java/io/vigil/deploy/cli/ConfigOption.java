package io.vigil.deploy.cli;

import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The option that names a deployment's file, where it is needed. */
final class ConfigOption {
    @ArgGroup(multiplicity = "1")
    private Named named;

    private static final class Named {
        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "The deployment's YAML file.")
        private Path option;

        @Parameters(paramLabel = "FILE", description = "The same.")
        private Path parameter;
    }

    Path file() {
        return named.option != null ? named.option : named.parameter;
    }

    DeploymentConfig read(Map<String, String> environment) {
        return new ConfigReader(DeploymentConfig.cluster(), true, environment).read(file());
    }
}
