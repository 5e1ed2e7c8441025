package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of one image on the CPU. Its input and outputs are allocated once, outside the heap, and
 * written and read in place. Used by one thread at a time.
 */
final class OnnxSession implements AutoCloseable {
    /** Of inputs whose size the graph leaves open: what detectors are exported for most. */
    private static final long OPEN_SIDE = 640;

    private final Path file;
    private final OrtSession session;
    private final GraphSpec graph;
    private final long[] inputShape;
    private final FloatBuffer input;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    private final Map<String, FloatBuffer> results = new LinkedHashMap<>();

    private OnnxSession(Path file, OrtEnvironment environment, OrtSession session)
            throws OrtException {
        this.file = file;
        this.session = session;
        Map.Entry<String, long[]> only = imageInput(file, session);
        inputShape = only.getValue();
        input = OnnxFile.allocate(inputShape);
        inputs.put(only.getKey(), OnnxTensor.createTensor(environment, input, inputShape));
        List<TensorSpec> specs = new ArrayList<>();
        // The first run tells the outputs' shapes, which a graph may leave open.
        try (OrtSession.Result first = session.run(inputs)) {
            for (Map.Entry<String, OnnxValue> output : first) {
                TensorInfo info =
                        OnnxFile.floats(file, output.getKey(), output.getValue().getInfo());
                FloatBuffer result = OnnxFile.allocate(info.getShape());
                results.put(output.getKey(), result);
                outputs.put(
                        output.getKey(),
                        OnnxTensor.createTensor(environment, result, info.getShape()));
                specs.add(
                        new TensorSpec(
                                output.getKey(), TensorSpec.ElementType.FLOAT32, info.getShape()));
            }
        }
        graph =
                new GraphSpec(
                        file,
                        List.of(
                                new TensorSpec(
                                        only.getKey(), TensorSpec.ElementType.FLOAT32, inputShape)),
                        specs,
                        session.getMetadata().getCustomMetadata());
    }

    /**
     * @param threads of one run
     * @throws ModelException if it is not an ONNX model of one RGB or BGR image
     */
    static OnnxSession open(Path file, int threads) {
        OrtSession session = OnnxFile.load(file, threads);
        try {
            return new OnnxSession(file, OnnxFile.environment(), session);
        } catch (OrtException | ModelException failed) {
            OnnxFile.closeQuietly(session);
            throw failed instanceof ModelException said
                    ? said
                    : new ModelException(
                            "Model %s loads, but does not run: %s"
                                    .formatted(file, failed.getMessage()),
                            failed);
        }
    }

    private static Map.Entry<String, long[]> imageInput(Path file, OrtSession session)
            throws OrtException {
        Map.Entry<String, long[]> only = OnnxFile.onlyInput(file, session);
        long[] shape = only.getValue();
        if (shape.length != 4 || (shape[1] != 3 && shape[1] != -1)) {
            throw new ModelException(
                    "Model %s needs an input of shape [1, 3, height, width] (3 colour channels first), but %s has %s"
                            .formatted(file, only.getKey(), Arrays.toString(shape)));
        }
        if (shape[0] > 1) {
            throw new ModelException(
                    "Model %s needs an input of one image, but takes %d at once; export it with batch size 1"
                            .formatted(file, shape[0]));
        }
        shape[0] = 1;
        shape[1] = 3;
        shape[2] = shape[2] < 1 ? OPEN_SIDE : shape[2];
        shape[3] = shape[3] < 1 ? OPEN_SIDE : shape[3];
        return only;
    }

    Path file() {
        return file;
    }

    /** In pixels. */
    int height() {
        return (int) inputShape[2];
    }

    /** In pixels. */
    int width() {
        return (int) inputShape[3];
    }

    /** Of shape [1, 3, height, width]; what is written here is the next run's input. */
    FloatBuffer input() {
        return input;
    }

    GraphSpec graph() {
        return graph;
    }

    /** What the last run left at an output; the next run writes over it. */
    FloatBuffer output(String name) {
        return results.get(name);
    }

    void run() {
        try {
            // The results are in the buffers that the outputs are pinned to.
            session.run(inputs, outputs).close();
        } catch (OrtException failure) {
            throw new ModelException(
                    "Model %s failed: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    @Override
    public void close() {
        List<OnnxTensor> tensors = new ArrayList<>(inputs.values());
        tensors.addAll(outputs.values());
        tensors.forEach(OnnxTensor::close);
        OnnxFile.closeQuietly(session);
    }
}
