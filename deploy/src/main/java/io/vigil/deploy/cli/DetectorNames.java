package io.vigil.deploy.cli;

import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.config.PublishedModel;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.models.Checked;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.DetectorException;
import io.vigil.operators.perceive.Detectors;
import io.vigil.operators.perceive.Execution;
import io.vigil.operators.perceive.onnx.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From the name of a detector to what runs on this machine. */
final class DetectorNames {
    private static final List<String> BUILT_IN = List.of("builtin:auto", "builtin:motion");
    private static final String RECORDED = "recorded:";

    private DetectorNames() {}

    /**
     * @return the same detector with a built-in, {@code recorded:FILE} or a file as its model
     * @throws UsageException if there is no such detector
     * @throws io.vigil.operators.perceive.DetectorException if it cannot be opened
     */
    static DetectorConfig resolved(DetectorConfig d, Invocation invocation) {
        DetectorConfig config = d.withModel(resolved(d.model(), invocation));
        sayFallback(config, invocation);
        // Opened once for its complaints, which come here in one line and before anything runs.
        Detectors.open(config).close();
        return config;
    }

    /** Who configured a fall-back is to know that it is made use of. */
    private static void sayFallback(DetectorConfig config, Invocation invocation) {
        Execution execution = config.execution();
        if (execution.provider() == Provider.CPU || !execution.orCpu()) {
            return;
        }
        try {
            Detectors.open(config.withExecution(execution.strictly())).close();
        } catch (DetectorException absent) {
            invocation.console().say("%s. The CPU serves instead.".formatted(absent.getMessage()));
        }
    }

    static String resolved(String name, Invocation invocation) {
        ModelCatalogue catalogue = ModelCatalogue.of(invocation.environment());
        String model = onThisMachine(name, catalogue, invocation);
        if (BUILT_IN.contains(model)) {
            return model;
        }
        String prefix = model.startsWith(RECORDED) ? RECORDED : "";
        Path file = Path.of(model.substring(prefix.length())).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "Detector '%s' needs to be %s, %sFILE, an ONNX file, or a name of 'vigil models list'; %s %s%s"
                            .formatted(
                                    name,
                                    String.join(", ", BUILT_IN),
                                    RECORDED,
                                    Files.isDirectory(file) ? "a folder is" : "there is no file",
                                    file,
                                    nearest(name, catalogue)));
        }
        return prefix + file;
    }

    private static String onThisMachine(
            String name, ModelCatalogue catalogue, Invocation invocation) {
        if (name.equals(ModelCatalogue.DEFAULT)) {
            return DefaultDetector.resolved(catalogue, invocation);
        }
        String model;
        try {
            model = catalogue.resolve(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        Optional<PublishedModel> known = catalogue.named(name).filter(m -> !model.equals(name));
        if (known.isPresent()) {
            requireUnaltered(known.get(), Path.of(model));
        }
        return model;
    }

    // Who names a model of the catalogue means that one; the size alone was compared so far.
    private static void requireUnaltered(PublishedModel model, Path file) {
        try {
            String differs = Checked.difference(model, file);
            if (!differs.isEmpty()) {
                throw new UsageException(
                        "Model %s is altered: %s: %s; 'vigil models pull --replace --to %s %s' mends it, and --detector %s takes it as it is"
                                .formatted(
                                        model.name(),
                                        file,
                                        differs,
                                        file.toAbsolutePath().getParent(),
                                        model.name(),
                                        file));
            }
        } catch (IOException e) {
            throw new InputException(
                    "Model %s: %s cannot be read (%s)"
                            .formatted(model.name(), file, e.getMessage()),
                    e);
        }
    }

    private static String nearest(String name, ModelCatalogue catalogue) {
        List<String> known = catalogue.names();
        return Nearest.to(name, known).map("; did you mean '%s'?"::formatted).orElse("");
    }
}
