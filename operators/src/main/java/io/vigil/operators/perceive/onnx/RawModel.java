package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A model as the runtime has it, without anything of ours around it: numbers go in, numbers come
 * out. Used by one thread at a time.
 */
final class RawModel implements AutoCloseable {
    /** Of sides that the graph leaves open: what detectors are exported for most. */
    private static final long OPEN_SIDE = 640;

    private final Path file;
    private final OrtSession session;

    private RawModel(Path file, OrtSession session) {
        this.file = file;
        this.session = session;
    }

    /** On the CPU, each operator as the file has it, on one thread. */
    static RawModel plain(Path file) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            return new RawModel(
                    file, OnnxFile.environment().createSession(file.toString(), options));
        } catch (OrtException unreadable) {
            throw new ModelException(
                    "Model %s cannot be loaded without optimisation: %s"
                            .formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }

    /** As detectors run it. */
    static RawModel asUsed(Path file, ModelOptions options) {
        return new RawModel(file, OnnxFile.load(file, options));
    }

    Map<String, long[]> inputs() {
        return shapes(true);
    }

    Map<String, long[]> outputs() {
        return shapes(false);
    }

    private Map<String, long[]> shapes(boolean ofInputs) {
        try {
            Map<String, long[]> shapes = new LinkedHashMap<>();
            Map<String, NodeInfo> nodes =
                    ofInputs ? session.getInputInfo() : session.getOutputInfo();
            nodes.forEach(
                    (name, node) ->
                            shapes.put(
                                    name,
                                    node.getInfo() instanceof TensorInfo tensor
                                            ? tensor.getShape()
                                            : new long[0]));
            return shapes;
        } catch (OrtException failure) {
            throw failed(failure);
        }
    }

    /** Whether every input leaves open how many images there are. */
    boolean takesManyImages() {
        return inputs().values().stream().allMatch(shape -> shape.length > 0 && shape[0] < 1);
    }

    /**
     * Runs on images that are made up: smooth, with some noise, each by its seed.
     *
     * @param brightest the greatest value in them
     * @return each output's numbers
     */
    Map<String, double[]> run(long[] seeds, double brightest) {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
                if (!(input.getValue().getInfo() instanceof TensorInfo info)) {
                    throw new ModelException(
                            "Model %s needs tensors to go in, but %s is %s"
                                    .formatted(file, input.getKey(), input.getValue().getInfo()));
                }
                tensors.put(input.getKey(), input(input.getKey(), info, seeds, brightest));
            }
            Map<String, double[]> numbers = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(tensors)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    numbers.put(output.getKey(), numbers(output.getValue()));
                }
            }
            return numbers;
        } catch (OrtException failure) {
            throw failed(failure);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor input(String name, TensorInfo info, long[] seeds, double brightest)
            throws OrtException {
        long[] shape = info.getShape().clone();
        for (int i = 0; i < shape.length; i++) {
            boolean channels = i == 1 && shape.length == 4;
            shape[i] = shape[i] > 0 ? shape[i] : i == 0 ? seeds.length : channels ? 3 : OPEN_SIDE;
        }
        TensorSpec spec = new TensorSpec(name, Elements.type(info.type), shape);
        ByteBuffer bytes = Elements.allocate(spec);
        int each = Math.toIntExact(OnnxFile.elements(shape) / Math.max(1, seeds.length));
        int width = shape.length == 0 ? 1 : (int) shape[shape.length - 1];
        for (long seed : seeds) {
            SplittableRandom random = new SplittableRandom(seed);
            double fine = 0.02 + 0.2 * random.nextDouble();
            double coarse = 0.01 + 0.05 * random.nextDouble();
            for (int i = 0; i < each; i++) {
                int row = i / width;
                double smooth = 0.5 + 0.25 * Math.sin(fine * (i % width)) * Math.cos(coarse * row);
                double value = smooth + 0.25 * (random.nextDouble() - 0.5);
                put(bytes, spec.type(), value * brightest);
            }
        }
        return Elements.tensor(bytes.rewind(), spec);
    }

    private static void put(ByteBuffer bytes, TensorSpec.ElementType type, double value) {
        switch (type) {
            case FLOAT32 -> bytes.putFloat((float) value);
            case FLOAT16 -> bytes.putShort(Fp16Conversions.floatToFp16((float) value));
            case UINT8 -> bytes.put((byte) Math.round(value));
            // Whole numbers beside an image are its size.
            case INT32 -> bytes.putInt((int) OPEN_SIDE);
            case INT64 -> bytes.putLong(OPEN_SIDE);
            case OTHER -> throw new ModelException("No input of a detector has such numbers");
        }
    }

    private double[] numbers(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new ModelException(
                    "Model %s needs tensors to come out, but gives %s"
                            .formatted(file, value.getType()));
        }
        FloatBuffer floats = Elements.floats(tensor);
        double[] numbers = new double[floats.remaining()];
        Arrays.setAll(numbers, floats::get);
        return numbers;
    }

    private ModelException failed(OrtException failure) {
        return new ModelException(
                "Model %s loads, but does not run: %s".formatted(file, failure.getMessage()),
                failure);
    }

    @Override
    public void close() {
        OnnxFile.closeQuietly(session);
    }
}
