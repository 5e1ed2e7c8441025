package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What comes out of a model, found out by running it: graphs need not declare it.
 *
 * @param outputs in the graph's order, of one image; 0 where a side depends on the image
 * @param batched whether each output has a part for each image
 */
record ModelProbe(List<TensorSpec> outputs, boolean batched) {
    /**
     * @param most images that are to go in at once
     * @throws ModelException if it takes several images at once and does not answer each
     */
    static ModelProbe of(Path file, OrtSession session, GraphInputs inputs, int most)
            throws OrtException {
        int fixed = inputs.fixedBatch();
        List<TensorSpec> first = outputs(file, session, inputs, Math.max(1, fixed));
        if (fixed > 1) {
            if (!first.stream().allMatch(output -> isOf(output, fixed))) {
                throw new ModelException(
                        "Model %s takes %d images at once, but does not answer each: its outputs are %s; export it with batch size 1"
                                .formatted(file, fixed, first));
            }
            return new ModelProbe(first.stream().map(ModelProbe::one).toList(), true);
        }
        return new ModelProbe(
                first, fixed == 0 && most > 1 && answersTwo(file, session, inputs, first));
    }

    /**
     * Some graphs leave the batch open and yet were traced, and work, for one only; others say how
     * many objects they found in all.
     */
    private static boolean answersTwo(
            Path file, OrtSession session, GraphInputs inputs, List<TensorSpec> ofOne) {
        try {
            List<TensorSpec> two = outputs(file, session, inputs, 2);
            for (int i = 0; i < two.size(); i++) {
                if (!isOf(two.get(i), 2)
                        || !Arrays.equals(one(two.get(i)).shape(), ofOne.get(i).shape())) {
                    return false;
                }
            }
            return true;
        } catch (OrtException forOneOnly) {
            return false;
        }
    }

    private static boolean isOf(TensorSpec output, int count) {
        return output.shape().length > 1 && output.shape()[0] == count;
    }

    private static TensorSpec one(TensorSpec several) {
        long[] shape = several.shape().clone();
        shape[0] = 1;
        return new TensorSpec(several.name(), several.type(), shape);
    }

    /** Of so many images: once black ones, once noise. */
    private static List<TensorSpec> outputs(
            Path file, OrtSession session, GraphInputs inputs, int count) throws OrtException {
        ByteBuffer images = Elements.allocate(inputs.images(count));
        List<TensorSpec> black = run(file, session, inputs, count, images);
        Elements.noise(images, 0, count * inputs.elements(), inputs.image().type(), 1);
        List<TensorSpec> noise = run(file, session, inputs, count, images);
        List<TensorSpec> outputs = new ArrayList<>();
        for (int i = 0; i < black.size(); i++) {
            outputs.add(common(black.get(i), noise.get(i)));
        }
        return outputs;
    }

    private static TensorSpec common(TensorSpec one, TensorSpec other) {
        long[] shape = one.shape().clone();
        for (int side = 0; side < shape.length; side++) {
            boolean same =
                    shape.length == other.shape().length && shape[side] == other.shape()[side];
            shape[side] = same ? shape[side] : 0;
        }
        return new TensorSpec(one.name(), one.type(), shape);
    }

    private static List<TensorSpec> run(
            Path file, OrtSession session, GraphInputs inputs, int count, ByteBuffer images)
            throws OrtException {
        Map<String, OnnxTensor> tensors = inputs.tensors(images, inputs.sizeMemory(count), count);
        try (OrtSession.Result result = session.run(tensors)) {
            List<TensorSpec> specs = new ArrayList<>();
            for (Map.Entry<String, OnnxValue> output : result) {
                if (!(output.getValue() instanceof OnnxTensor tensor)) {
                    throw new ModelException(
                            "Model %s needs tensors as outputs, but %s is %s"
                                    .formatted(file, output.getKey(), output.getValue().getInfo()));
                }
                specs.add(
                        new TensorSpec(
                                output.getKey(),
                                Elements.type(tensor.getInfo().type),
                                tensor.getInfo().getShape().clone()));
            }
            return specs;
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }
}
