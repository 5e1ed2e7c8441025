package io.vigil.operators.perceive.onnx;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes ONNX files that answer every image with the same numbers. */
final class TinyModel {
    private TinyModel() {}

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
        OnnxMl.GraphProto graph =
                OnnxMl.GraphProto.newBuilder()
                        .setName("tiny")
                        .addInput(value("images", input))
                        .addOutput(value("output", output))
                        .addInitializer(constant)
                        .addNode(
                                OnnxMl.NodeProto.newBuilder()
                                        .setOpType("Identity")
                                        .addInput("answer")
                                        .addOutput("output"))
                        .build();
        OnnxMl.ModelProto model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(8)
                        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
                        .setGraph(graph)
                        .build();
        return Files.write(file, model.toByteArray());
    }

    private static OnnxMl.ValueInfoProto value(String name, long[] shape) {
        OnnxMl.TensorShapeProto.Builder sides = OnnxMl.TensorShapeProto.newBuilder();
        for (long side : shape) {
            sides.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(side));
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
