package io.vigil.anomaly.autoencoder;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what was learnt back from a file of {@link OnnxFile}, to go on from it. */
public final class LearntFile {
    private LearntFile() {}

    /**
     * @param file as {@link OnnxFile#of} wrote it for this plan
     * @return by layer, of both of the plan's networks
     * @throws IllegalArgumentException if it holds other networks
     */
    public static Map<String, Parameters> of(CropPlan plan, byte[] file) {
        Map<String, float[]> tensors = new HashMap<>();
        try {
            for (OnnxMl.TensorProto tensor :
                    OnnxMl.ModelProto.parseFrom(file).getGraph().getInitializerList()) {
                tensors.put(tensor.getName(), numbers(tensor));
            }
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalArgumentException(
                    "Autoencoder is no ONNX file (%s); train anew".formatted(broken.getMessage()),
                    broken);
        }
        Map<String, Parameters> learnt = new LinkedHashMap<>();
        for (Network network : new Network[] {Network.motion(plan), Network.prediction(plan)}) {
            for (Layer layer : network.layers()) {
                if (layer instanceof Layer.Learnt weighed) {
                    learnt.put(weighed.name(), parameters(weighed, tensors));
                }
            }
        }
        return learnt;
    }

    private static Parameters parameters(Layer.Learnt layer, Map<String, float[]> tensors) {
        float[] weights = tensors.get(OnnxFile.weights(layer));
        float[] biases = tensors.get(OnnxFile.biases(layer));
        if (weights == null || biases == null) {
            throw new IllegalArgumentException(
                    "Autoencoder has no layer %s: it was made by another program; train anew"
                            .formatted(layer.name()));
        }
        Parameters parameters = new Parameters(weights, biases);
        parameters.require(layer);
        return parameters;
    }

    private static float[] numbers(OnnxMl.TensorProto tensor) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        float[] numbers = new float[raw.remaining() / Float.BYTES];
        raw.asFloatBuffer().get(numbers);
        return numbers;
    }
}
