package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.AppearanceModel;
import io.vigil.operators.perceive.onnx.ClassifierModel;
import io.vigil.operators.perceive.onnx.KeypointModel;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import io.vigil.operators.perceive.onnx.ModelOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Opens the models that a configuration puts behind a detector. */
final class SecondaryModels {
    private SecondaryModels() {}

    /**
     * @param options how each model runs
     * @param blank counts crops of which a model said nothing: its answer was not finite, or all
     *     zero
     * @param detector closed here where it cannot be used
     * @return the detector itself if there are no such models
     * @throws DetectorException if there is no such model, or the detector knows no such class
     */
    static Detector open(
            SecondaryConfig config, ModelOptions options, LongAdder blank, Detector detector) {
        List<SecondaryModel> models = new ArrayList<>();
        try {
            if (config.appearance().isOn()) {
                AppearanceConfig appearance = config.appearance();
                requireLabels("Appearance", appearance.crops(), detector);
                Path file = find(appearance.model(), "no appearance model (none)");
                models.add(
                        new AppearanceLook(
                                AppearanceModel.open(file, options),
                                appearance.crops(),
                                "Appearance model " + appearance.model()));
            }
            for (ClassifierConfig classifier : config.classifiers()) {
                String name = "Classifier " + classifier.name();
                requireLabels(name, classifier.crops(), detector);
                models.add(
                        new ClassifierLook(
                                ClassifierModel.open(
                                        find(classifier.model(), "no such classifier"),
                                        options,
                                        classifier.name(),
                                        classifier.values(),
                                        classifier.multiLabel(),
                                        Optional.of(classifier.channels())),
                                classifier.crops(),
                                name));
            }
            if (config.keypoints().isOn()) {
                KeypointsConfig keypoints = config.keypoints();
                requireLabels("Keypoints", keypoints.crops(), detector);
                models.add(
                        new KeypointLook(
                                KeypointModel.open(
                                        find(keypoints.model(), "no keypoint model (none)"),
                                        options,
                                        keypoints.larger(),
                                        keypoints.channels().stream().findFirst()),
                                keypoints.crops(),
                                "Keypoint model " + keypoints.model()));
            }
        } catch (ModelException | DetectorException unusable) {
            models.forEach(SecondaryModel::close);
            detector.close();
            throw unusable instanceof DetectorException said
                    ? said
                    : new DetectorException(unusable.getMessage(), unusable);
        }
        return models.isEmpty() ? detector : new SecondaryDetector(detector, models, blank);
    }

    private static Path find(String model, String instead) {
        return ModelFiles.find(model, ModelFiles.folders(), instead);
    }

    private static void requireLabels(String subject, CropRule crops, Detector detector) {
        for (String label : crops.labels()) {
            if (!detector.labels().contains(label)) {
                throw new DetectorException(
                        "%s label '%s' is not among the detector's classes; they are %s"
                                .formatted(subject, label, String.join(", ", detector.labels())));
            }
        }
    }
}
