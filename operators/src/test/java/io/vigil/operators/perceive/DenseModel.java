package io.vigil.operators.perceive;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a detector of images of 32x32 whose every number is a sum over all pixels: one matrix
 * product, of as many rows as there are images in the batch, which the batch's size is left open
 * for. So the order in which a kernel adds is seen in the answer.
 */
public final class DenseModel {
    private static final int SIDE = 32;
    private static final int PIXELS = 3 * SIDE * SIDE;

    /** 4x4, 2x2 and 1 cell of a YOLOX head with two classes. */
    private static final int CELLS = 21;

    private static final int NUMBERS = 7;

    private DenseModel() {}

    public static Path write(Path file) throws IOException {
        Random random = new Random(5);
        OnnxMl.TensorProto.Builder weights = floats("weights", PIXELS, CELLS * NUMBERS);
        for (int i = 0; i < PIXELS * CELLS * NUMBERS; i++) {
            weights.addFloatData((float) random.nextGaussian() * 2e-4f);
        }
        OnnxMl.TensorProto.Builder bias = floats("bias", CELLS * NUMBERS);
        for (int i = 0; i < CELLS * NUMBERS; i++) {
            bias.addFloatData(i % NUMBERS < 4 ? 0.5f : 0.6f);
        }
        OnnxMl.GraphProto.Builder graph =
                OnnxMl.GraphProto.newBuilder()
                        .setName("dense")
                        .addInput(value("images", 0, 3, SIDE, SIDE))
                        .addOutput(value("output", 0, CELLS, NUMBERS))
                        .addInitializer(weights)
                        .addInitializer(bias)
                        .addInitializer(sides("flat", 0, PIXELS))
                        .addInitializer(sides("cells", 0, CELLS, NUMBERS))
                        .addNode(node("Reshape", "rows", "images", "flat"))
                        .addNode(node("MatMul", "product", "rows", "weights"))
                        .addNode(node("Add", "sum", "product", "bias"))
                        .addNode(node("Reshape", "output", "sum", "cells"));
        OnnxMl.ModelProto model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(8)
                        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
                        .setGraph(graph)
                        .build();
        return Files.write(file, model.toByteArray());
    }

    private static OnnxMl.TensorProto.Builder floats(String name, long... shape) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber());
        for (long side : shape) {
            tensor.addDims(side);
        }
        return tensor;
    }

    /** A shape to give; 0 keeps a side. */
    private static OnnxMl.TensorProto.Builder sides(String name, long... shape) {
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(OnnxMl.TensorProto.DataType.INT64.getNumber())
                        .addDims(shape.length);
        for (long side : shape) {
            tensor.addInt64Data(side);
        }
        return tensor;
    }

    private static OnnxMl.NodeProto.Builder node(String type, String to, String... from) {
        OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder().setOpType(type).addOutput(to);
        for (String input : from) {
            node.addInput(input);
        }
        return node;
    }

    /** A side of 0 is left open. */
    private static OnnxMl.ValueInfoProto value(String name, long... shape) {
        OnnxMl.TensorShapeProto.Builder sides = OnnxMl.TensorShapeProto.newBuilder();
        for (long side : shape) {
            OnnxMl.TensorShapeProto.Dimension.Builder dimension =
                    OnnxMl.TensorShapeProto.Dimension.newBuilder();
            sides.addDim(side == 0 ? dimension.setDimParam("N") : dimension.setDimValue(side));
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
