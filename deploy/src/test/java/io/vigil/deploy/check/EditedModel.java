package io.vigil.deploy.check;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Copies of a YOLOX model of COCO's 80 classes that are wrong in one way each. */
public final class EditedModel {
    private static final int BEFORE_CLASSES = 5;
    private static final int CLASSES = 80;

    private final OnnxMl.ModelProto model;

    public EditedModel(Path original) throws IOException {
        model = OnnxMl.ModelProto.parseFrom(Files.readAllBytes(original));
    }

    /**
     * Each weight off by a little.
     *
     * @param share of its size, as the deviation of the noise
     */
    public Path perturbed(Path file, double share, long seed) throws IOException {
        Random random = new Random(seed);
        OnnxMl.GraphProto.Builder graph = model.getGraph().toBuilder();
        for (int i = 0; i < graph.getInitializerCount(); i++) {
            OnnxMl.TensorProto tensor = graph.getInitializer(i);
            if (tensor.getDataType() == OnnxMl.TensorProto.DataType.FLOAT.getNumber()
                    && tensor.getDimsCount() == 4) {
                graph.setInitializer(i, noisy(tensor, share, random));
            }
        }
        return write(file, graph);
    }

    private static OnnxMl.TensorProto noisy(
            OnnxMl.TensorProto tensor, double share, Random random) {
        FloatBuffer from =
                tensor.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer();
        ByteBuffer to =
                ByteBuffer.allocate(from.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (from.hasRemaining()) {
            to.putFloat((float) (from.get() * (1 + share * random.nextGaussian())));
        }
        return tensor.toBuilder().setRawData(ByteString.copyFrom(to.flip())).build();
    }

    /** Each class answers in the place of the next one. */
    public Path withPermutedClasses(Path file) throws IOException {
        OnnxMl.TensorProto.Builder order = integers("class-order");
        for (int i = 0; i < BEFORE_CLASSES; i++) {
            order.addInt64Data(i);
        }
        for (int i = 0; i < CLASSES; i++) {
            order.addInt64Data(BEFORE_CLASSES + (i + 1) % CLASSES);
        }
        order.addDims(BEFORE_CLASSES + CLASSES);
        return write(
                file,
                afterwards()
                        .addInitializer(order)
                        .addNode(
                                node("Gather", "output", "honest", "class-order")
                                        .addAttribute(axis(2))));
    }

    /**
     * Scores, which are products, are raised to a power: the order stays.
     *
     * @param power below 1, so that all are nearer to 1
     */
    public Path overConfident(Path file, float power) throws IOException {
        OnnxMl.AttributeProto.Builder sizes =
                OnnxMl.AttributeProto.newBuilder()
                        .setName("split")
                        .setType(OnnxMl.AttributeProto.AttributeType.INTS)
                        .addInts(BEFORE_CLASSES - 1)
                        .addInts(1 + CLASSES);
        OnnxMl.TensorProto exponent =
                OnnxMl.TensorProto.newBuilder()
                        .setName("power")
                        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .addFloatData(power)
                        .build();
        return write(
                file,
                afterwards()
                        .addInitializer(exponent)
                        .addNode(
                                OnnxMl.NodeProto.newBuilder()
                                        .setOpType("Split")
                                        .addInput("honest")
                                        .addOutput("places")
                                        .addOutput("scores")
                                        .addAttribute(axis(2))
                                        .addAttribute(sizes))
                        .addNode(node("Pow", "raised", "scores", "power"))
                        .addNode(
                                node("Concat", "output", "places", "raised")
                                        .addAttribute(axis(2))));
    }

    /** The graph with its answer under another name, so that something may be put after it. */
    private OnnxMl.GraphProto.Builder afterwards() {
        OnnxMl.GraphProto.Builder graph = model.getGraph().toBuilder();
        for (int i = 0; i < graph.getNodeCount(); i++) {
            OnnxMl.NodeProto node = graph.getNode(i);
            if (node.getOutputCount() == 1 && node.getOutput(0).equals("output")) {
                graph.setNode(i, node.toBuilder().setOutput(0, "honest"));
            }
        }
        return graph;
    }

    private static OnnxMl.NodeProto.Builder node(String type, String output, String... inputs) {
        OnnxMl.NodeProto.Builder node =
                OnnxMl.NodeProto.newBuilder().setOpType(type).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        return node;
    }

    private static OnnxMl.AttributeProto.Builder axis(int axis) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName("axis")
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(axis);
    }

    private static OnnxMl.TensorProto.Builder integers(String name) {
        return OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(OnnxMl.TensorProto.DataType.INT64.getNumber());
    }

    private Path write(Path file, OnnxMl.GraphProto.Builder graph) throws IOException {
        return Files.write(file, model.toBuilder().setGraph(graph).build().toByteArray());
    }
}
