package io.vigil.deploy.cli;

import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.console.UsageException;
import io.vigil.operators.perceive.AppearanceConfig;
import io.vigil.operators.perceive.ClassifierConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import io.vigil.operators.perceive.KeypointsConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** From the names of the models behind the detector to their files on this machine. */
final class SecondaryNames {
    private SecondaryNames() {}

    /**
     * @param detector whose detections they look at, resolved already
     * @return the same with files as their models
     * @throws UsageException if there is no such model
     * @throws io.vigil.operators.perceive.DetectorException if one cannot be used with the detector
     */
    static SecondaryConfig resolved(
            SecondaryConfig asked, DetectorConfig detector, Invocation invocation) {
        SecondaryConfig config;
        try {
            config = files(asked, ModelCatalogue.of(invocation.environment()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
        if (!config.isNone()) {
            // Opened once for its complaints, which come here in one line and before anything runs.
            Detectors.open(detector, config, new LongAdder()).close();
        }
        return config;
    }

    private static SecondaryConfig files(SecondaryConfig asked, ModelCatalogue catalogue) {
        AppearanceConfig a = asked.appearance();
        List<ClassifierConfig> classifiers = new ArrayList<>();
        for (ClassifierConfig c : asked.classifiers()) {
            String subject = "Model of classifier " + c.name();
            classifiers.add(c.withModel(catalogue.resolveFile(subject, c.model())));
        }
        KeypointsConfig k = asked.keypoints();
        return new SecondaryConfig(
                a.withModel(catalogue.resolveAppearance(a.model())),
                classifiers,
                k.isOn() ? k.withModel(catalogue.resolveFile("Keypoint model", k.model())) : k);
    }
}
