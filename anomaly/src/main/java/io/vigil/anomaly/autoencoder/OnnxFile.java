package io.vigil.anomaly.autoencoder;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Writes a camera's two networks as one ONNX file.
 *
 * <p>Input {@value #INPUT}: [patches, 5, side, side] as {@link CropPlan#normalise} makes them.
 * Outputs, one number a patch: {@value #MOTION} and {@value #PREDICTION}, the mean squared errors.
 * And {@value #MAP} [patches, side, side], where in the patch the motion error is.
 *
 * <p>The same networks give the same bytes.
 */
public final class OnnxFile {
    public static final String INPUT = "patches";
    public static final String MOTION = "motion";
    public static final String PREDICTION = "prediction";
    public static final String MAP = "map";

    private static final int OPSET = 17;
    private static final int IR = 8;
    private static final String OPEN = "patches";

    /**
     * Of three rows of a kernel, those that fall on the upper and on the lower small pixel: first
     * for the large pixel above their border, then for that below.
     */
    private static final String SUMS = "sums";

    private static final String SUMS_TURNED = "sums turned";

    private final OnnxMl.GraphProto.Builder graph =
            OnnxMl.GraphProto.newBuilder().setName("autoencoder");
    private final Map<String, Parameters> learnt;

    private OnnxFile(Map<String, Parameters> learnt) {
        this.learnt = learnt;
    }

    /**
     * @param learnt by layer, of both of the plan's networks
     * @return the file
     */
    public static byte[] of(CropPlan plan, Map<String, Parameters> learnt) {
        return new OnnxFile(learnt).write(plan);
    }

    private byte[] write(CropPlan plan) {
        int side = plan.side();
        graph.addInput(value(INPUT, CropPlan.CHANNELS, side, side));
        integers("zero", 0);
        integers("one", 1);
        integers("end", CropPlan.CHANNELS);
        constants();
        graph.addNode(node("Slice", "now", INPUT, "zero", "one", "one"));
        graph.addNode(node("Slice", "changes", INPUT, "one", "end", "one"));
        graph.addNode(node("Sub", "earlier", "now", "changes"));
        String rebuilt = network(Network.motion(plan), "changes");
        errors(rebuilt, "changes", MOTION);
        graph.addNode(mean("motion squares", MAP, 1));
        graph.addOutput(value(MAP, side, side));
        errors(network(Network.prediction(plan), "earlier"), "now", PREDICTION);
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setProducerName("vigil")
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private void errors(String made, String wanted, String to) {
        graph.addNode(node("Sub", to + " differences", made, wanted));
        graph.addNode(node("Mul", to + " squares", to + " differences", to + " differences"));
        graph.addNode(mean(to + " squares", to, 1, 2, 3));
        graph.addOutput(value(to));
    }

    private String network(Network network, String input) {
        String last = input;
        int step = 0;
        for (Layer layer : network.layers()) {
            String next = network.name() + " " + step++;
            graph.addNode(node(layer, last, next));
            last = next;
        }
        return last;
    }

    private OnnxMl.NodeProto.Builder node(Layer layer, String from, String to) {
        if (layer instanceof Layer.Learnt weighed) {
            return weighed(weighed, from, to);
        } else if (layer instanceof Layer.Bend) {
            return node("LeakyRelu", to, from)
                    .addAttribute(attribute("alpha", AttributeType.FLOAT).setF(Layer.SLOPE));
        } else if (layer instanceof Layer.Flatten flat) {
            integers(to + " shape", -1, flat.length());
            return node("Reshape", to, from, to + " shape");
        }
        Layer.Unflatten image = (Layer.Unflatten) layer;
        integers(to + " shape", -1, image.channels(), image.side(), image.side());
        return node("Reshape", to, from, to + " shape");
    }

    static String weights(Layer.Learnt layer) {
        return layer.name() + ".weights";
    }

    static String biases(Layer.Learnt layer) {
        return layer.name() + ".biases";
    }

    private OnnxMl.NodeProto.Builder weighed(Layer.Learnt layer, String from, String to) {
        Parameters parameters = learnt.get(layer.name());
        if (parameters == null) {
            throw new IllegalArgumentException(
                    "Layer %s has no parameters; there are %s"
                            .formatted(layer.name(), learnt.keySet().stream().sorted().toList()));
        }
        parameters.require(layer);
        String weights = weights(layer);
        String biases = biases(layer);
        int kernel = layer.kernel();
        numbers(biases, parameters.biases(), layer.to());
        if (layer instanceof Layer.Dense) {
            numbers(weights, parameters.weights(), layer.to(), layer.from());
            return node("Gemm", to, from, weights, biases)
                    .addAttribute(attribute("transB", AttributeType.INT).setI(1));
        }
        numbers(weights, parameters.weights(), layer.to(), layer.from(), kernel, kernel);
        return layer instanceof Layer.Enlargement enlargement
                ? enlargement(enlargement, from, to)
                : convolution(kernel, 2, to, from, weights, biases);
    }

    private static OnnxMl.NodeProto.Builder convolution(
            int kernel, int stride, String to, String... from) {
        return node("Conv", to, from)
                .addAttribute(integerList("kernel_shape", kernel, kernel))
                .addAttribute(integerList("pads", 1, 1, 1, 1))
                .addAttribute(integerList("strides", stride, stride));
    }

    /**
     * Where four small pixels meet, a kernel of 2 x 2 over them gives the four large pixels around
     * that point, as channels (sub-pixel convolution, Shi et al., arXiv:1609.05158). Each of its
     * weights is the sum of those that fall on the same small pixel, so that it comes to the same
     * as enlarging first, with 4 multiplications for 9. The sums are made of what was learnt when
     * the file is loaded. The large pixels that lie half outside at the rim are cut off.
     */
    private OnnxMl.NodeProto.Builder enlargement(Layer.Enlargement layer, String from, String to) {
        long around = 4;
        long flat = around * layer.to();
        String weights = weights(layer);
        graph.addNode(node("MatMul", to + " rows", SUMS, weights));
        graph.addNode(node("MatMul", to + " sums", to + " rows", SUMS_TURNED));
        integers(to + " parts", layer.to(), layer.from(), 2, 2, 2, 2);
        graph.addNode(node("Reshape", to + " by part", to + " sums", to + " parts"));
        graph.addNode(
                node("Transpose", to + " by pixel", to + " by part")
                        .addAttribute(integerList("perm", 0, 2, 4, 1, 3, 5)));
        integers(to + " kernels", flat, layer.from(), 2, 2);
        graph.addNode(node("Reshape", to + " weights", to + " by pixel", to + " kernels"));
        integers(to + " single", layer.to(), 1);
        integers(to + " fourfold", layer.to(), around);
        integers(to + " flat", flat);
        graph.addNode(node("Reshape", to + " column", biases(layer), to + " single"));
        graph.addNode(node("Expand", to + " columns", to + " column", to + " fourfold"));
        graph.addNode(node("Reshape", to + " biases", to + " columns", to + " flat"));
        graph.addNode(convolution(2, 1, to + " meeting", from, to + " weights", to + " biases"));
        interleave(to + " meeting", to + " overlapping", layer.to(), layer.side() + 1);
        return node("Slice", to, to + " overlapping", "rim", "opposite rim", "image axes");
    }

    /** From [patches, 4 * channels, side, side]; first the columns, then the rows. */
    private void interleave(String from, String to, long channels, long side) {
        integers(to + " one by one", -1, 2, side * side);
        integers(to + " by row", -1, 2, side, 2 * side);
        integers(to + " shape", -1, channels, 2 * side, 2 * side);
        graph.addNode(node("Reshape", to + " apart", from, to + " one by one"));
        graph.addNode(
                node("Transpose", to + " columns", to + " apart")
                        .addAttribute(integerList("perm", 0, 2, 1)));
        graph.addNode(node("Reshape", to + " rows apart", to + " columns", to + " by row"));
        graph.addNode(
                node("Transpose", to + " rows", to + " rows apart")
                        .addAttribute(integerList("perm", 0, 2, 1, 3)));
        graph.addNode(node("Reshape", to, to + " rows", to + " shape"));
    }

    /** What enlargements share. */
    private void constants() {
        numbers(SUMS, new float[] {1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1}, 4, 3);
        numbers(SUMS_TURNED, new float[] {1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1}, 3, 4);
        integers("rim", 1, 1);
        integers("opposite rim", -1, -1);
        integers("image axes", 2, 3);
    }

    private static OnnxMl.NodeProto.Builder mean(String from, String to, int... axes) {
        return node("ReduceMean", to, from)
                .addAttribute(integerList("axes", axes))
                .addAttribute(attribute("keepdims", AttributeType.INT).setI(0));
    }

    private static OnnxMl.NodeProto.Builder node(String type, String to, String... from) {
        OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder().setOpType(type).setName(to);
        for (String input : from) {
            node.addInput(input);
        }
        return node.addOutput(to);
    }

    private static OnnxMl.AttributeProto.Builder attribute(String name, AttributeType type) {
        return OnnxMl.AttributeProto.newBuilder().setName(name).setType(type);
    }

    private static OnnxMl.AttributeProto.Builder integerList(String name, int... values) {
        OnnxMl.AttributeProto.Builder list = attribute(name, AttributeType.INTS);
        for (int value : values) {
            list.addInts(value);
        }
        return list;
    }

    private void integers(String name, long... values) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.INT64.getNumber())
                        .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
    }

    private void numbers(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
        raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.FLOAT.getNumber())
                        .setRawData(ByteString.copyFrom(raw));
        for (long size : shape) {
            tensor.addDims(size);
        }
        graph.addInitializer(tensor);
    }

    private static OnnxMl.ValueInfoProto value(String name, int... sides) {
        OnnxMl.TensorShapeProto.Builder shape =
                OnnxMl.TensorShapeProto.newBuilder()
                        .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam(OPEN));
        for (int side : sides) {
            shape.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        OnnxMl.TypeProto.newBuilder()
                                .setTensorType(
                                        OnnxMl.TypeProto.Tensor.newBuilder()
                                                .setElemType(DataType.FLOAT.getNumber())
                                                .setShape(shape)))
                .build();
    }
}
