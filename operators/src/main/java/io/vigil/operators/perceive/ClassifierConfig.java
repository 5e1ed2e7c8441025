package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.Channels;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model that tells what objects are like, and of which it is asked.
 *
 * @param name of the attribute that it tells; of a model with several outputs, each has its own
 * @param model an ONNX file
 * @param values what its classes are called, by output, the only one's under the empty name; what
 *     is left out is read from the file, or else numbered from 0
 * @param multiLabel whether several classes of an output may hold at once, each answered by yes or
 *     no
 * @param channels what becomes of the colours
 */
public record ClassifierConfig(
        String name,
        String model,
        CropRule crops,
        Map<String, List<String>> values,
        boolean multiLabel,
        Channels channels)
        implements Serializable {
    public ClassifierConfig {
        Objects.requireNonNull(crops, "crops");
        Objects.requireNonNull(channels, "channels");
        if (name.isEmpty() || model.isEmpty()) {
            throw new IllegalArgumentException(
                    "Classifier needs a name and a model, but had '%s' and '%s'"
                            .formatted(name, model));
        }
        if (values.values().stream().anyMatch(names -> names.contains(""))) {
            throw new IllegalArgumentException(
                    "Classifier %s needs a name for each class, but had %s"
                            .formatted(name, values));
        }
        values =
                Collections.unmodifiableMap(
                        new TreeMap<>(
                                values.entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Map.Entry::getKey,
                                                        entry -> List.copyOf(entry.getValue())))));
    }

    /**
     * Of people of at least 8 x 16 pixels in every frame, one class of each output, ImageNet's
     * colours.
     */
    public static ClassifierConfig of(String name, String model) {
        return new ClassifierConfig(
                name, model, CropRule.PEOPLE, Map.of(), false, Channels.IMAGENET);
    }

    /** The same with another model. */
    public ClassifierConfig withModel(String other) {
        return new ClassifierConfig(name, other, crops, values, multiLabel, channels);
    }
}
