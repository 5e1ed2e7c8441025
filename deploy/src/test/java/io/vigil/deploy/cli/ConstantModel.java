package io.vigil.deploy.cli;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes ONNX files that answer every image of 64 x 64 with the numbers from 0 on. */
final class ConstantModel {
    private ConstantModel() {}

    static Path write(Path file, long... output) throws IOException {
        OnnxMl.TensorProto.Builder answer =
                OnnxMl.TensorProto.newBuilder()
                        .setName("answer")
                        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber());
        long elements = 1;
        for (long side : output) {
            answer.addDims(side);
            elements *= side;
        }
        for (int i = 0; i < elements; i++) {
            answer.addFloatData(i);
        }
        OnnxMl.NodeProto node =
                OnnxMl.NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput("answer")
                        .addOutput("output")
                        .build();
        OnnxMl.ModelProto model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(8)
                        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
                        .setGraph(
                                OnnxMl.GraphProto.newBuilder()
                                        .setName("constant")
                                        .addInput(value("images", 1, 3, 64, 64))
                                        .addOutput(value("output", output))
                                        .addInitializer(answer)
                                        .addNode(node))
                        .build();
        return Files.write(file, model.toByteArray());
    }

    private static OnnxMl.ValueInfoProto value(String name, long... shape) {
        OnnxMl.TensorShapeProto.Builder sides = OnnxMl.TensorShapeProto.newBuilder();
        for (long side : shape) {
            sides.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        OnnxMl.TypeProto.Tensor tensor =
                OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .setShape(sides)
                        .build();
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
