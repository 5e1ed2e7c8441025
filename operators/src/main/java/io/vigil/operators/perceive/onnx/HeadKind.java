package io.vigil.operators.perceive.onnx;

import java.util.Optional;
import java.util.function.Function;

/**
 * A family of models whose outputs are read in one way.
 *
 * @param name as in a configuration
 * @param shape what its outputs look like, for messages
 * @param reader gives its head where a model's outputs look like that
 */
record HeadKind(String name, String shape, Function<ModelFacts, Optional<Head>> reader) {
    Optional<Head> of(ModelFacts model) {
        return reader.apply(model);
    }
}
