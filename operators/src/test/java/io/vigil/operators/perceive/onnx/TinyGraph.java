package io.vigil.operators.perceive.onnx;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Builds ONNX files of several outputs, each of numbers that are given, some of which grow with the
 * mean of all numbers of the image input.
 */
final class TinyGraph {
    private static final int VERSION = 13;

    private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("tiny");
    private final OnnxMl.ModelProto.Builder model =
            OnnxMl.ModelProto.newBuilder()
                    .setIrVersion(8)
                    .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(VERSION));

    /**
     * @param image [images, 3, height, width] or [images, height, width, 3]; a side of {@link
     *     TinyModel#OPEN} is left open
     */
    TinyGraph(DataType type, long... image) {
        graph.addInput(value("images", type, image));
        graph.addNode(cast("images", "floats", DataType.FLOAT));
        graph.addNode(
                node("ReduceMean", "mean", "floats")
                        .addAttribute(
                                OnnxMl.AttributeProto.newBuilder()
                                        .setName("keepdims")
                                        .setType(OnnxMl.AttributeProto.AttributeType.INT)
                                        .setI(0)));
    }

    TinyGraph(long... image) {
        this(DataType.FLOAT, image);
    }

    /** Of numbers that stay. */
    TinyGraph output(String name, DataType type, long[] shape, float... numbers) {
        return output(name, type, shape, new int[0], 0, numbers);
    }

    /**
     * @param growing indices of the numbers to which the mean is added
     * @param factor that the mean is multiplied with
     * @param numbers row by row; 0 for those that are not given
     */
    TinyGraph output(
            String name,
            DataType type,
            long[] shape,
            int[] growing,
            float factor,
            float... numbers) {
        float[] factors = new float[(int) OnnxFile.elements(shape)];
        for (int at : growing) {
            factors[at] = factor;
        }
        constant(name + " numbers", shape, numbers);
        constant(name + " factors", shape, factors);
        graph.addNode(node("Mul", name + " grown", "mean", name + " factors"));
        graph.addNode(node("Add", name + " sum", name + " numbers", name + " grown"));
        graph.addNode(cast(name + " sum", name, type));
        graph.addOutput(value(name, type, shape));
        return this;
    }

    /**
     * Of as many of the first rows as the mean says; numbers stay.
     *
     * @param perRow numbers of a row; 0 for an output of one side
     * @param factor that the mean is multiplied with for the number of rows
     */
    TinyGraph rows(String name, DataType type, int perRow, float factor, float... numbers) {
        long rows = perRow == 0 ? numbers.length : numbers.length / perRow;
        constant(
                name + " numbers",
                perRow == 0 ? new long[] {rows} : new long[] {rows, perRow},
                numbers);
        constant(name + " factor", new long[] {1}, factor);
        graph.addInitializer(
                OnnxMl.TensorProto.newBuilder()
                        .setName(name + " start")
                        .setDataType(DataType.INT64.getNumber())
                        .addDims(1)
                        .addInt64Data(0));
        graph.addNode(node("Mul", name + " float count", "mean", name + " factor"));
        graph.addNode(cast(name + " float count", name + " count", DataType.INT64));
        graph.addNode(
                node("Slice", name + " part", name + " numbers", name + " start", name + " count"));
        graph.addNode(cast(name + " part", name, type));
        long open = TinyModel.OPEN;
        graph.addOutput(
                value(name, type, perRow == 0 ? new long[] {open} : new long[] {open, perRow}));
        return this;
    }

    /** An input that says how large the image is. */
    TinyGraph sizes(String name) {
        graph.addInput(value(name, DataType.INT64, 1, 2));
        return this;
    }

    TinyGraph metadata(String key, String text) {
        model.addMetadataProps(
                OnnxMl.StringStringEntryProto.newBuilder().setKey(key).setValue(text));
        return this;
    }

    /** Boxes from the origin to the size that the size input says. */
    TinyGraph boxesOfSize(String name, String sizes, long boxes) {
        constant(name + " zeros", new long[] {1, 2}, 0, 0);
        graph.addNode(cast(sizes, name + " size", DataType.FLOAT));
        graph.addNode(
                node("Concat", name + " row", name + " zeros", name + " size")
                        .addAttribute(
                                OnnxMl.AttributeProto.newBuilder()
                                        .setName("axis")
                                        .setType(OnnxMl.AttributeProto.AttributeType.INT)
                                        .setI(1)));
        graph.addInitializer(
                OnnxMl.TensorProto.newBuilder()
                        .setName(name + " shape")
                        .setDataType(DataType.INT64.getNumber())
                        .addDims(3)
                        .addInt64Data(1)
                        .addInt64Data(boxes)
                        .addInt64Data(4));
        graph.addNode(node("Expand", name, name + " row", name + " shape"));
        graph.addOutput(value(name, DataType.FLOAT, 1, boxes, 4));
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, model.setGraph(graph).build().toByteArray());
    }

    private void constant(String name, long[] shape, float... numbers) {
        OnnxMl.TensorProto.Builder constant =
                OnnxMl.TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.FLOAT.getNumber());
        for (long side : shape) {
            constant.addDims(side);
        }
        long elements = OnnxFile.elements(shape);
        for (int i = 0; i < elements; i++) {
            constant.addFloatData(i < numbers.length ? numbers[i] : 0);
        }
        graph.addInitializer(constant);
    }

    private static OnnxMl.NodeProto.Builder cast(String from, String to, DataType type) {
        return node("Cast", to, from)
                .addAttribute(
                        OnnxMl.AttributeProto.newBuilder()
                                .setName("to")
                                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                                .setI(type.getNumber()));
    }

    private static OnnxMl.NodeProto.Builder node(String type, String to, String... from) {
        OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder().setOpType(type);
        for (String input : from) {
            node.addInput(input);
        }
        return node.addOutput(to);
    }

    private static OnnxMl.ValueInfoProto value(String name, DataType type, long... shape) {
        OnnxMl.TensorShapeProto.Builder sides = OnnxMl.TensorShapeProto.newBuilder();
        for (long side : shape) {
            OnnxMl.TensorShapeProto.Dimension.Builder dimension =
                    OnnxMl.TensorShapeProto.Dimension.newBuilder();
            sides.addDim(
                    side == TinyModel.OPEN
                            ? dimension.setDimParam("N")
                            : dimension.setDimValue(side));
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
