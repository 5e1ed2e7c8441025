package io.vigil.deploy.cli;

import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.console.UsageException;
import io.vigil.operators.perceive.AppearanceConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import java.util.concurrent.atomic.LongAdder;

/** From the name of an appearance model to its file on this machine. */
final class AppearanceNames {
    private AppearanceNames() {}

    /**
     * @param detector what it looks at, resolved already
     * @return the same with a file as its model, or with none
     * @throws UsageException if there is no such model
     * @throws io.vigil.operators.perceive.DetectorException if it cannot be used with the detector
     */
    static AppearanceConfig resolved(
            AppearanceConfig a, DetectorConfig detector, Invocation invocation) {
        AppearanceConfig config;
        try {
            ModelCatalogue catalogue = ModelCatalogue.of(invocation.environment());
            config = a.withModel(catalogue.resolveAppearance(a.model()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        if (config.isOn()) {
            // Opened once for its complaints, which come here in one line and before anything runs.
            Detectors.open(detector, config, new LongAdder()).close();
        }
        return config;
    }
}
