package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** An ONNX file on ONNX Runtime, and the memory that its tensors lie in. */
final class OnnxFile {
    private OnnxFile() {}

    static OrtEnvironment environment() {
        // Of its warnings, most are about how a model was exported; errors come as exceptions.
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "vigil");
    }

    /**
     * @param threads of one run
     * @throws ModelException if it is not an ONNX model that can be loaded
     */
    static OrtSession load(Path file, int threads) {
        return load(file, ModelOptions.cpu(threads));
    }

    /**
     * @throws ModelException if it is not an ONNX model that can be loaded, or has nothing to run
     *     on
     */
    static OrtSession load(Path file, ModelOptions model) {
        if (file.toFile().length() == 0) {
            throw new ModelException(
                    "Model %s needs to be an ONNX file, but is empty".formatted(file));
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(model.threads());
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setDeterministicCompute(true);
            // Threads that spin between runs would take the cores of the other workers.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            Hardware.use(model, file, options);
            return environment().createSession(file.toString(), options);
        } catch (OrtException unreadable) {
            throw new ModelException(
                    "Model %s needs to be an ONNX file, but ONNX Runtime cannot load it: %s"
                            .formatted(file, unreadable.getMessage()),
                    unreadable);
        }
    }

    /**
     * The one input of the graph, of 32-bit floats.
     *
     * @throws ModelException if it has another number of inputs, or of another type
     */
    static Map.Entry<String, long[]> onlyInput(Path file, OrtSession session) throws OrtException {
        Map<String, NodeInfo> declared = session.getInputInfo();
        if (declared.size() != 1) {
            throw new ModelException(
                    "Model %s needs one input, an image, but has %s"
                            .formatted(file, declared.keySet()));
        }
        NodeInfo node = declared.values().iterator().next();
        return Map.entry(
                node.getName(), floats(file, node.getName(), node.getInfo()).getShape().clone());
    }

    /**
     * @throws ModelException if the values are of another type
     */
    static TensorInfo floats(Path file, String name, ValueInfo info) {
        if (info instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
            return tensor;
        }
        throw new ModelException(
                "Model %s needs 32-bit floats at %s, but has %s; export it in float32"
                        .formatted(file, name, info));
    }

    /** Outside the heap, where ONNX Runtime reads and writes in place. */
    static FloatBuffer allocate(long... shape) {
        return ByteBuffer.allocateDirect(Math.toIntExact(elements(shape) * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    static long elements(long... shape) {
        long elements = 1;
        for (long side : shape) {
            elements *= side;
        }
        return elements;
    }

    static void closeQuietly(OrtSession session) {
        try {
            session.close();
        } catch (OrtException failure) {
            // It is only thrown for a session that is closed already.
            throw new IllegalStateException(failure);
        }
    }
}
