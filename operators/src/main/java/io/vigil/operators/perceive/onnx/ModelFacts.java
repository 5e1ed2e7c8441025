package io.vigil.operators.perceive.onnx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a head is told by.
 *
 * @param width of the model's input in pixels
 * @param height likewise
 * @param labels how many names of classes are known; empty where none are
 * @param named whether somebody says that it is this head, so that its shape may be one that others
 *     have too
 */
record ModelFacts(GraphSpec graph, int width, int height, OptionalInt labels, boolean named) {
    private static final int COCO = 80;

    /** Where the shape alone leaves a doubt: whether so many classes are what one would expect. */
    boolean expects(long classes) {
        return named || classes == labels.orElse(COCO);
    }

    /** Cells of the grids of these strides, where the last row and column may be cut. */
    long cells(int... strides) {
        long cells = 0;
        for (int stride : strides) {
            cells += (long) Grid.cells(width, stride) * Grid.cells(height, stride);
        }
        return cells;
    }

    /** The graph's output, if it has but one. */
    Optional<TensorSpec> only() {
        List<TensorSpec> outputs = graph.outputs();
        return outputs.size() == 1 ? Optional.of(outputs.get(0)) : Optional.empty();
    }

    /** An output by one of its usual names, whatever their case. */
    Optional<TensorSpec> output(String... names) {
        List<String> wanted = List.of(names);
        return graph.outputs().stream()
                .filter(output -> wanted.contains(output.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** What the file's metadata say that it was trained for, such as {@code detect}. */
    Optional<String> task() {
        return Optional.ofNullable(graph.metadata().get("task"));
    }
}
