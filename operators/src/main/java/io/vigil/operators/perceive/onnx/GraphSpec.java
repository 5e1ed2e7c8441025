package io.vigil.operators.perceive.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a model's file says of itself.
 *
 * @param inputs in the graph's order, as declared
 * @param outputs in the graph's order, with the sides that they have for one image; what depends on
 *     the image, such as the number of boxes, is below 1
 * @param metadata the custom entries of the file, such as {@code names}
 */
record GraphSpec(
        Path file,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        Map<String, String> metadata) {
    GraphSpec {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Map.copyOf(metadata);
    }
}
