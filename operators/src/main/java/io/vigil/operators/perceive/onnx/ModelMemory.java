package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where one thread's input and output of a model lie, outside the heap. Outputs of 32-bit floats
 * are written in place by ONNX Runtime; those of other types, and those whose size depends on the
 * image, are copied.
 */
final class ModelMemory implements AutoCloseable {
    private final OrtSession session;
    private final GraphInputs inputs;
    private final ModelProbe probe;
    private final ByteBuffer images;
    private final ByteBuffer sizes;
    private final Map<TensorSpec, ByteBuffer> inPlace = new LinkedHashMap<>();
    private final Set<String> copied = new LinkedHashSet<>();

    /** By number of images, made when first needed. */
    private final Map<Integer, Run> runs = new HashMap<>();

    private final Map<String, BatchOutput> answer = new HashMap<>();

    /** Tensors on the front of the memory. */
    private record Run(
            Map<String, OnnxTensor> inputs,
            Map<String, OnnxTensor> outputs,
            Map<String, BatchOutput> answer) {
        void close() {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
        }
    }

    /**
     * @param places for images
     */
    ModelMemory(OrtSession session, GraphInputs inputs, ModelProbe probe, int places) {
        this.session = session;
        this.inputs = inputs;
        this.probe = probe;
        images = Elements.allocate(inputs.images(places));
        sizes = inputs.sizeMemory(places);
        for (TensorSpec output : probe.outputs()) {
            if (output.type() == ElementType.FLOAT32 && OnnxFile.elements(output.shape()) > 0) {
                inPlace.put(output, Elements.allocate(of(output, places)));
            } else {
                copied.add(output.name());
            }
        }
    }

    /** Of all places. */
    ByteBuffer images() {
        return images;
    }

    /** Runs the first places; the answers are valid until the next run. */
    Map<String, BatchOutput> run(int count) throws OrtException {
        Run run = runs.get(count);
        if (run == null) {
            run = tensors(count);
            runs.put(count, run);
        }
        if (copied.isEmpty()) {
            session.run(run.inputs(), run.outputs()).close();
            return run.answer();
        }
        answer.clear();
        answer.putAll(run.answer());
        try (OrtSession.Result rest = session.run(run.inputs(), copied, run.outputs())) {
            for (String name : copied) {
                OnnxTensor tensor = (OnnxTensor) rest.get(name).orElseThrow();
                answer.put(
                        name,
                        new BatchOutput(tensor.getInfo().getShape(), Elements.floats(tensor)));
            }
        }
        return answer;
    }

    private Run tensors(int count) throws OrtException {
        Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
        Map<String, BatchOutput> answers = new LinkedHashMap<>();
        for (Map.Entry<TensorSpec, ByteBuffer> output : inPlace.entrySet()) {
            TensorSpec spec = of(output.getKey(), count);
            outputs.put(spec.name(), Elements.tensor(output.getValue(), spec));
            answers.put(
                    spec.name(), new BatchOutput(spec.shape(), output.getValue().asFloatBuffer()));
        }
        return new Run(inputs.tensors(images, sizes, count), outputs, answers);
    }

    private TensorSpec of(TensorSpec one, int count) {
        if (!probe.batched()) {
            return one;
        }
        long[] shape = one.shape().clone();
        shape[0] = count;
        return new TensorSpec(one.name(), one.type(), shape);
    }

    @Override
    public void close() {
        List<Run> made = new ArrayList<>(runs.values());
        runs.clear();
        made.forEach(Run::close);
    }
}
