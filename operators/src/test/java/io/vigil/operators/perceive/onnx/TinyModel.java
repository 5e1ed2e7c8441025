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

    /**
     * A model that answers each image with a matrix product of all its numbers, [images, columns]:
     * what runtimes do by other kernels for other numbers of images.
     *
     * @param input [images, 3, height, width]
     * @param weights one row after the other, a row for each number of an image
     */
    public static Path product(Path file, long[] input, int columns, float... weights)
            throws IOException {
        OnnxMl.TensorProto.Builder matrix =
                OnnxMl.TensorProto.newBuilder()
                        .setName("weights")
                        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .addDims(weights.length / columns)
                        .addDims(columns);
        for (float weight : weights) {
            matrix.addFloatData(weight);
        }
        return write(
                file,
                OnnxMl.GraphProto.newBuilder()
                        .addInput(value("images", input))
                        .addInitializer(matrix)
                        .addNode(node("Flatten", "images", "flat"))
                        .addNode(node("MatMul", "flat", "output").addInput("weights"))
                        .addOutput(value("output", input[0], columns)));
    }

    /**
     * A model of one image whose every answer is known by hand, whatever the image.
     *
     * @param type of the input's numbers
     */
    static Path constants(
            Path file, OnnxMl.TensorProto.DataType type, long[] input, Constant... outputs)
            throws IOException {
        OnnxMl.GraphProto.Builder graph =
                OnnxMl.GraphProto.newBuilder().addInput(value("images", type, input));
        for (Constant output : outputs) {
            OnnxMl.TensorProto.Builder constant =
                    OnnxMl.TensorProto.newBuilder()
                            .setName(output.name() + "-constant")
                            .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber());
            for (long side : output.shape()) {
                constant.addDims(side);
            }
            for (float number : output.numbers()) {
                constant.addFloatData(number);
            }
            graph.addInitializer(constant)
                    .addNode(node("Identity", output.name() + "-constant", output.name()))
                    .addOutput(value(output.name(), output.shape()));
        }
        return write(file, graph);
    }

    /** An output of {@link #constants}. */
    record Constant(String name, long[] shape, float... numbers) {}

    /** The same model with a word about itself in its file. */
    static Path withMetadata(Path file, String key, String text) throws IOException {
        OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(Files.readAllBytes(file));
        return Files.write(
                file,
                model.toBuilder()
                        .addMetadataProps(
                                OnnxMl.StringStringEntryProto.newBuilder()
                                        .setKey(key)
                                        .setValue(text))
                        .build()
                        .toByteArray());
    }

    /**
     * A model that finds the brightest column and row of each channel: SimCC with a bin to a pixel
     * and three points.
     */
    public static Path brightestColumnAndRow(Path file, long... input) throws IOException {
        return write(
                file,
                OnnxMl.GraphProto.newBuilder()
                        .addInput(value("images", input))
                        .addNode(reduced("ReduceMax", "images", "simcc_x", 2))
                        .addNode(reduced("ReduceMax", "images", "simcc_y", 3))
                        .addOutput(value("simcc_x", input[0], 3, input[3]))
                        .addOutput(value("simcc_y", input[0], 3, input[2])));
    }

    private static OnnxMl.NodeProto.Builder reduced(String type, String from, String to, int side) {
        return node(type, from, to)
                .addAttribute(ints("axes", side))
                .addAttribute(number("keepdims", 0));
    }

    private static OnnxMl.AttributeProto.Builder ints(String name, long... values) {
        OnnxMl.AttributeProto.Builder attribute =
                OnnxMl.AttributeProto.newBuilder()
                        .setName(name)
                        .setType(OnnxMl.AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute;
    }

    private static OnnxMl.AttributeProto.Builder number(String name, long value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value);
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
        return value(name, OnnxMl.TensorProto.DataType.FLOAT, shape);
    }

    private static OnnxMl.ValueInfoProto value(
            String name, OnnxMl.TensorProto.DataType type, long... shape) {
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
                                                .setElemType(type.getNumber())
                                                .setShape(sides)))
                .build();
    }
}
