package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of images, up to {@link #batch} at once, whose answer to each does not depend on the
 * others. The model itself is shared by the process; its input and output memory is this object's,
 * which is used by one thread at a time.
 */
final class ModelSession implements AutoCloseable {
    private final SharedSession shared;
    private final GraphInputs inputs;
    private final GraphSpec graph;
    private final ModelProbe probe;
    private final ModelMemory memory;
    private final int places;
    private final BatchProof proof;
    private Map<String, BatchOutput> answers = Map.of();

    private ModelSession(Path file, SharedSession shared, ModelOptions options)
            throws OrtException {
        this.shared = shared;
        OrtSession session = shared.session();
        inputs = GraphInputs.of(file, session);
        probe = ModelProbe.of(file, session, inputs, options.batch());
        graph =
                new GraphSpec(
                        file,
                        inputs.size() == null
                                ? List.of(inputs.image())
                                : List.of(inputs.image(), inputs.size()),
                        probe.outputs(),
                        session.getMetadata().getCustomMetadata());
        places =
                inputs.fixedBatch() > 0
                        ? inputs.fixedBatch()
                        : probe.batched() ? options.batch() : 1;
        memory = new ModelMemory(session, inputs, probe, places);
        proof =
                inputs.fixedBatch() > 0
                        ? BatchProof.fixed(places)
                        : shared.proof(places, () -> BatchProof.of(places, this::tried));
    }

    /**
     * @throws ModelException if it is not an ONNX model of images that runs, saying why
     */
    static ModelSession open(Path file, ModelOptions options) {
        SharedSession shared = SharedSession.open(file, options);
        try {
            return new ModelSession(file, shared, options);
        } catch (OrtException failed) {
            shared.close();
            throw new ModelException(
                    "Model %s loads, but does not run: %s".formatted(file, failed.getMessage()),
                    failed);
        } catch (RuntimeException failed) {
            shared.close();
            throw failed;
        }
    }

    /** For {@link BatchProof}. */
    private List<float[]> tried(int... images) {
        int elements = inputs.elements();
        for (int place = 0; place < images.length; place++) {
            Elements.noise(
                    memory.images(),
                    place * elements,
                    elements,
                    inputs.image().type(),
                    images[place]);
        }
        runExactly(images.length);
        List<float[]> said = new ArrayList<>();
        for (int place = 0; place < images.length; place++) {
            said.add(values(answer(place)));
        }
        return said;
    }

    private static float[] values(Map<String, Output> answer) {
        float[] all = new float[0];
        for (Output output : answer.values()) {
            FloatBuffer values = output.values();
            int from = all.length;
            all = Arrays.copyOf(all, from + values.capacity());
            values.get(0, all, from, values.capacity());
        }
        return all;
    }

    GraphInputs inputs() {
        return inputs;
    }

    GraphSpec graph() {
        return graph;
    }

    /** How many images may go in at once. */
    int batch() {
        return proof.most();
    }

    /** The image input with all its places. */
    TensorSpec image() {
        return inputs.images(places);
    }

    /** Of {@link #image}'s shape and type; what is written here is the next run's input. */
    ByteBuffer input() {
        return memory.images();
    }

    /**
     * @param count how many of the input's first places to look at, from 1 to {@link #batch}
     */
    void run(int count) {
        runExactly(proof.sizeFor(count));
    }

    private void runExactly(int count) {
        try {
            answers = memory.run(count);
        } catch (OrtException failure) {
            throw new ModelException(
                    "Model %s failed: %s".formatted(graph.file(), failure.getMessage()), failure);
        }
    }

    /**
     * What the last run says of one image; valid until the next.
     *
     * @param place below the count that it was run with
     */
    Map<String, Output> answer(int place) {
        Map<String, Output> answer = new LinkedHashMap<>();
        answers.forEach(
                (name, output) ->
                        answer.put(name, probe.batched() ? output.at(place) : output.all()));
        return answer;
    }

    @Override
    public void close() {
        memory.close();
        shared.close();
    }
}
