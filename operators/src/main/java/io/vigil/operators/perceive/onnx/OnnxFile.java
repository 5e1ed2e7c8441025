package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;

/** An ONNX file on ONNX Runtime. */
final class OnnxFile {
    private OnnxFile() {}

    static OrtEnvironment environment() {
        // Of its warnings, most are about how a model was exported; errors come as exceptions.
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "vigil");
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
                    LoadFailure.explained(file, unreadable.getMessage()), unreadable);
        }
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
