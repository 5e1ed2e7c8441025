package io.vigil.operators.perceive;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** The models that look at what the detector has found. */
public record SecondaryConfig(
        AppearanceConfig appearance, List<ClassifierConfig> classifiers, KeypointsConfig keypoints)
        implements Serializable {
    /** None. */
    public static final SecondaryConfig NONE = of(AppearanceConfig.NONE);

    public SecondaryConfig {
        Objects.requireNonNull(appearance, "appearance");
        Objects.requireNonNull(keypoints, "keypoints");
        classifiers = List.copyOf(classifiers);
        List<String> names = classifiers.stream().map(ClassifierConfig::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "Classifiers need a name each, but had " + String.join(", ", names));
        }
    }

    /** An appearance model alone. */
    public static SecondaryConfig of(AppearanceConfig appearance) {
        return new SecondaryConfig(appearance, List.of(), KeypointsConfig.NONE);
    }

    /** The same with another appearance model. */
    public SecondaryConfig withAppearance(AppearanceConfig other) {
        return new SecondaryConfig(other, classifiers, keypoints);
    }

    /** Whether there is none at all. */
    public boolean isNone() {
        return !appearance.isOn() && classifiers.isEmpty() && !keypoints.isOn();
    }
}
