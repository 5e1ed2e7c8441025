package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a session run where it is asked to. */
final class Hardware {
    private static final Logger LOG = LoggerFactory.getLogger(Hardware.class);

    private Hardware() {}

    /**
     * @throws ModelException if the provider cannot be had and the CPU will not do
     */
    static void use(ModelOptions model, Path file, SessionOptions options) {
        try {
            add(model.provider(), options);
        } catch (OrtException absent) {
            String why =
                    "Model %s: provider %s cannot be had: %s; this build of ONNX Runtime has %s"
                            .formatted(
                                    file, model.provider().text(), absent.getMessage(), compiled());
            if (!model.orCpu()) {
                throw new ModelException(
                        why
                                + "; build with -Pgpu for a machine with an NVIDIA GPU and its CUDA libraries, set provider: cpu, or let the CPU do with provider-fallback: true",
                        absent);
            }
            LOG.warn("{}; the CPU serves instead, as provider-fallback says", why);
        }
    }

    private static void add(Provider provider, SessionOptions options) throws OrtException {
        switch (provider) {
            case CPU -> {}
            case CUDA -> options.addCUDA();
            case TENSORRT -> {
                try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions()) {
                    // Kernels are chosen by measuring: the choice is kept, so that a restart gives
                    // the same answers as before it, and soon.
                    tensorRt.add("trt_engine_cache_enable", "1");
                    tensorRt.add("trt_engine_cache_path", ModelFiles.cache().toString());
                    options.addTensorrt(tensorRt);
                }
                // What TensorRT does not know runs on the same GPU.
                options.addCUDA();
            }
        }
    }

    private static String compiled() {
        return OrtEnvironment.getAvailableProviders().stream()
                .map(provider -> provider.getName().replace("ExecutionProvider", ""))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
