package io.vigil.operators.perceive.onnx;

import java.util.Locale;

/** What of a machine runs a model: an execution provider of ONNX Runtime. */
public enum Provider {
    CPU,
    /** NVIDIA GPUs. */
    CUDA,
    /** NVIDIA GPUs, with kernels chosen for the model at its start, which takes minutes. */
    TENSORRT;

    /** As it is named in a configuration. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
