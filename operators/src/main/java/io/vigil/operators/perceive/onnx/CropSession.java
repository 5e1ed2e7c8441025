package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * A model of many crops on the CPU: one vector for each. Its input and output are allocated once,
 * outside the heap, and written and read in place. Used by one thread at a time.
 */
final class CropSession implements AutoCloseable {
    /** Measured: more at once are no faster a crop, and cost memory. */
    private static final int MOST_AT_ONCE = 8;

    /** Longer than any published embedding of looks, shorter than what a detector answers. */
    private static final int LONGEST = 4096;

    private final Path file;
    private final OrtSession session;
    private final CropLayout layout;
    private final String inputName;
    private final String outputName;
    private final int atOnce;
    private final long[] answer;
    private final int dimension;
    private final FloatBuffer input;
    private final FloatBuffer output;

    /** By number of crops, made when first needed: the front parts of the two buffers. */
    private final OnnxTensor[] inputs;

    private final OnnxTensor[] outputs;

    private CropSession(Path file, OrtSession session) throws OrtException {
        this.file = file;
        this.session = session;
        Map.Entry<String, long[]> only = OnnxFile.onlyInput(file, session);
        inputName = only.getKey();
        layout = CropLayout.of(file, inputName, only.getValue());
        if (session.getNumOutputs() != 1) {
            throw new ModelException(
                    "Appearance model %s needs one output, a vector for each crop, but has %s"
                            .formatted(file, session.getOutputNames()));
        }
        outputName = session.getOutputNames().iterator().next();
        int declared = layout.crops();
        atOnce = declared > 0 ? declared : answersTwo() ? MOST_AT_ONCE : 1;
        answer = shapeFor(declared > 0 ? declared : 1);
        dimension = dimension(answer);
        input = OnnxFile.allocate(layout.shape(atOnce));
        output = OnnxFile.allocate(atOnce, dimension);
        inputs = new OnnxTensor[atOnce + 1];
        outputs = new OnnxTensor[atOnce + 1];
    }

    /**
     * @param threads of one run
     * @throws ModelException if it is not an ONNX model from crops to vectors
     */
    static CropSession open(Path file, int threads) {
        OrtSession session = OnnxFile.load(file, threads);
        try {
            return new CropSession(file, session);
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

    /** Some graphs leave the number of crops open and yet were traced, and work, for one only. */
    private boolean answersTwo() {
        try {
            long[] shape = shapeFor(2);
            return shape.length > 0 && shape[0] == 2;
        } catch (OrtException forOneOnly) {
            return false;
        }
    }

    /** Of the answer to so many empty crops; a graph need not declare it. */
    private long[] shapeFor(int crops) throws OrtException {
        long[] shape = layout.shape(crops);
        try (OnnxTensor empty =
                        OnnxTensor.createTensor(
                                OnnxFile.environment(), OnnxFile.allocate(shape), shape);
                OrtSession.Result result = session.run(Map.of(inputName, empty))) {
            OnnxValue value = result.get(0);
            TensorInfo info = OnnxFile.floats(file, outputName, value.getInfo());
            return info.getShape();
        }
    }

    /** Of [crops, dimension], where sides of 1 may stand in between or behind. */
    private int dimension(long[] shape) {
        long elements = OnnxFile.elements(shape);
        int crops = Math.max(1, layout.crops());
        long longest = Arrays.stream(shape).skip(1).max().orElse(0);
        boolean vectors =
                shape.length > 1
                        && shape[0] == crops
                        && longest > 1
                        && longest <= LONGEST
                        && elements == crops * longest;
        if (!vectors) {
            throw new ModelException(
                    "Appearance model %s needs an output of shape [crops, numbers] with 2 to %d numbers a crop, but %s has %s for %d crop%s; is it a detector or a classifier with its feature map?"
                            .formatted(
                                    file,
                                    LONGEST,
                                    outputName,
                                    Arrays.toString(shape),
                                    crops,
                                    crops == 1 ? "" : "s"));
        }
        return (int) longest;
    }

    CropLayout layout() {
        return layout;
    }

    /** How many crops go into one run at most. */
    int atOnce() {
        return atOnce;
    }

    /** Numbers in each vector. */
    int dimension() {
        return dimension;
    }

    /** Of {@link #layout}'s shape for {@link #atOnce} crops; what is written is the next input. */
    FloatBuffer input() {
        return input;
    }

    /**
     * @param crops how many of the input's first crops to look at, from 1 to {@link #atOnce}
     * @return their vectors one after the other; the next run writes over them
     */
    FloatBuffer run(int crops) {
        // A graph of a fixed number looks at all places; nobody reads what it says of the rest.
        int count = layout.crops() > 0 ? atOnce : crops;
        try {
            if (inputs[count] == null) {
                inputs[count] = front(input, layout.shape(count));
                long[] shape = answer.clone();
                shape[0] = count;
                outputs[count] = front(output, shape);
            }
            session.run(Map.of(inputName, inputs[count]), Map.of(outputName, outputs[count]))
                    .close();
        } catch (OrtException failure) {
            throw new ModelException(
                    "Model %s failed: %s".formatted(file, failure.getMessage()), failure);
        }
        return output;
    }

    private static OnnxTensor front(FloatBuffer buffer, long[] shape) throws OrtException {
        FloatBuffer front = buffer.slice(0, Math.toIntExact(OnnxFile.elements(shape)));
        return OnnxTensor.createTensor(OnnxFile.environment(), front, shape);
    }

    @Override
    public void close() {
        for (OnnxTensor[] tensors : new OnnxTensor[][] {inputs, outputs}) {
            for (OnnxTensor tensor : tensors) {
                if (tensor != null) {
                    tensor.close();
                }
            }
        }
        OnnxFile.closeQuietly(session);
    }
}
