package io.vigil.operators.perceive.onnx;

/** A model file cannot be used; says what it is, what is needed, and what to do. */
public final class ModelException extends RuntimeException {
    ModelException(String message) {
        super(message);
    }

    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
