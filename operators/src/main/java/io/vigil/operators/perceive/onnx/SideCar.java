package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody says of a model that its file does not say, in {@code MODEL.yaml} beside {@code
 * MODEL.onnx}. What is empty is as the file and its head have it.
 *
 * @param head by name
 * @param labels from the first class
 * @param input size for sides that the graph leaves open
 * @param placement how images are made to fit
 * @param pad what fills the rest, in [0, 255]
 * @param mean of each channel in the model's order, in [0, 255]
 * @param deviation likewise
 * @param rgb whether the channels are red, green, blue; else blue, green, red
 * @param suppression whether the weaker of boxes that overlap go
 * @param temperature what logits of scores are divided by for them to be probabilities (Guo et al.,
 *     arXiv:1706.04599)
 */
record SideCar(
        Optional<String> head,
        Optional<List<String>> labels,
        Optional<Size> input,
        Optional<Placement> placement,
        OptionalDouble pad,
        Optional<List<Double>> mean,
        Optional<List<Double>> deviation,
        Optional<Boolean> rgb,
        Optional<Boolean> suppression,
        OptionalDouble temperature) {
    /** In pixels. */
    record Size(int width, int height) {}

    private static final String MODEL = ".onnx";

    /** Where that of a model would be. */
    static Path path(Path model) {
        String name = model.getFileName().toString();
        String stem =
                name.endsWith(MODEL) ? name.substring(0, name.length() - MODEL.length()) : name;
        return model.resolveSibling(stem + ".yaml");
    }

    /**
     * Of a model; without such a file, one that says nothing.
     *
     * @throws ModelException if it says what cannot be, naming the line
     */
    static SideCar of(Path model) {
        Path file = path(model);
        return Files.exists(file) ? SideCarReader.read(file) : SideCarReader.nothing(file);
    }

    /** A head's way with what is said here in its place. */
    Preprocessing over(Preprocessing usual) {
        return new Preprocessing(
                placement.orElse(usual.placement()),
                pad.orElse(usual.pad()),
                rgb.orElse(usual.rgb()),
                mean.orElse(usual.mean()),
                deviation.orElse(usual.deviation()));
    }
}
