package io.vigil.operators.perceive.onnx;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes ONNX files whose answers are known by hand. */
public final class TinyModel {
    /** A side that the graph leaves open. */
    public static final long OPEN = -1;

    private static final int VERSION = 13;

    private TinyModel() {}

    /** A model that answers every image with the same numbers. */
    static Path write(Path file, long[] input, long[] output, float... answer) throws IOException {
        OnnxMl.TensorProto.Builder constant =
                OnnxMl.TensorProto.newBuilder()
                        .setName("answer")
                        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber());
        int elements = 1;
        for (long side : output) {
            constant.addDims(side);
            elements *= (int) side;
        }
        for (int i = 0; i < elements; i++) {
            constant.addFloatData(i < answer.length ? answer[i] : 0);
        }
        return write(
                file,
                OnnxMl.GraphProto.newBuilder()
                        .addInput(value("images", input))
                        .addOutput(value("output", output))
                        .addInitializer(constant)
                        .addNode(node("Identity", "answer", "output")));
    }

    /**
     * A model that answers each image with the means of its three channels, [images, 3].
     *
     * @param input [images, 3, height, width] or [images, height, width, 3]
     * @param logarithm whether with their logarithms: nothing finite where a mean is not positive
     */
    public static Path means(Path file, boolean logarithm, long... input) throws IOException {
        return write(
                file,
                meansGraph(input)
                        .addNode(node(logarithm ? "Log" : "Identity", "means", "output"))
                        .addOutput(value("output", input[0], 3)));
    }

    /** The same, but traced for one image, whatever its input says. */
    static Path meansOfOne(Path file, long... input) throws IOException {
        OnnxMl.TensorProto.Builder shape =
                OnnxMl.TensorProto.newBuilder()
                        .setName("shape")
                        .setDataType(OnnxMl.TensorProto.DataType.INT64.getNumber())
                        .addDims(2)
                        .addInt64Data(1)
                        .addInt64Data(3);
        return write(
                file,
                meansGraph(input)
                        .addInitializer(shape)
                        .addNode(node("Reshape", "means", "output").addInput("shape"))
                        .addOutput(value("output", 1, 3)));
    }

    /** The same with a second output. */
    static Path meansTwice(Path file, long... input) throws IOException {
        return write(
                file,
                meansGraph(input)
                        .addNode(node("Identity", "means", "output"))
                        .addNode(node("Identity", "means", "again"))
                        .addOutput(value("output", input[0], 3))
                        .addOutput(value("again", input[0], 3)));
    }

    private static OnnxMl.GraphProto.Builder meansGraph(long... input) {
        int height = input[1] == 3 ? 2 : 1;
        OnnxMl.AttributeProto.Builder axes =
                OnnxMl.AttributeProto.newBuilder()
                        .setName("axes")
                        .setType(OnnxMl.AttributeProto.AttributeType.INTS)
                        .addInts(height)
                        .addInts(height + 1);
        OnnxMl.AttributeProto.Builder keep =
                OnnxMl.AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(OnnxMl.AttributeProto.AttributeType.INT)
                        .setI(0);
        return OnnxMl.GraphProto.newBuilder()
                .addInput(value("images", input))
                .addNode(
                        node("ReduceMean", "images", "means")
                                .addAttribute(axes)
                                .addAttribute(keep));
    }

    private static OnnxMl.NodeProto.Builder node(String type, String from, String to) {
        return OnnxMl.NodeProto.newBuilder().setOpType(type).addInput(from).addOutput(to);
    }

    private static Path write(Path file, OnnxMl.GraphProto.Builder graph) throws IOException {
        OnnxMl.ModelProto model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(8)
                        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(VERSION))
                        .setGraph(graph.setName("tiny"))
                        .build();
        return Files.write(file, model.toByteArray());
    }

    private static OnnxMl.ValueInfoProto value(String name, long... shape) {
        OnnxMl.TensorShapeProto.Builder sides = OnnxMl.TensorShapeProto.newBuilder();
        for (long side : shape) {
            OnnxMl.TensorShapeProto.Dimension.Builder dimension =
                    OnnxMl.TensorShapeProto.Dimension.newBuilder();
            sides.addDim(side == OPEN ? dimension.setDimParam("N") : dimension.setDimValue(side));
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        OnnxMl.TypeProto.newBuilder()
                                .setTensorType(
                                        OnnxMl.TypeProto.Tensor.newBuilder()
                                                .setElemType(
                                                        OnnxMl.TensorProto.DataType.FLOAT
                                                                .getNumber())
                                                .setShape(sides)))
                .build();
    }
}
