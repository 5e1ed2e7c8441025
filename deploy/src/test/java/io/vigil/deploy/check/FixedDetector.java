package io.vigil.deploy.check;

import ai.onnx.proto.OnnxMl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes detectors with a YOLOX head that find the same in every image: images of 64 x 64 have a
 * cell of 16 x 16 pixels for each of their boxes.
 */
public final class FixedDetector {
    private static final int CLASSES = 80;
    private static final int SIDE = 64;
    private static final int STRIDE = 16;

    /** Cells of stride 8 come first. */
    private static final int FIRST = 64;

    private static final int CELLS = 84;

    private final float[] output = new float[CELLS * (5 + CLASSES)];
    private long opset = 13;
    private String operator = "Identity";
    private String domain = "";

    public static FixedDetector nothing() {
        return new FixedDetector();
    }

    /**
     * One more box, 16 pixels wide and high.
     *
     * @param column from 0 to 3
     * @param row from 0 to 3
     */
    public FixedDetector box(int column, int row, int label, double score) {
        int at = (FIRST + row * SIDE / STRIDE + column) * (5 + CLASSES);
        output[at] = 0.5f;
        output[at + 1] = 0.5f;
        output[at + 4] = 1;
        output[at + 5 + label] = (float) score;
        return this;
    }

    /** A score that is no number. */
    public FixedDetector nan() {
        output[4] = Float.NaN;
        return this;
    }

    public FixedDetector opset(long version) {
        opset = version;
        return this;
    }

    /** With an operator in the graph that computes the answer. */
    public FixedDetector operator(String name, String of) {
        operator = name;
        domain = of;
        return this;
    }

    public Path write(Path file) throws IOException {
        OnnxMl.TensorProto.Builder answer =
                OnnxMl.TensorProto.newBuilder()
                        .setName("answer")
                        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                        .addDims(1)
                        .addDims(CELLS)
                        .addDims(5 + CLASSES);
        for (float number : output) {
            answer.addFloatData(number);
        }
        OnnxMl.ModelProto.Builder model =
                OnnxMl.ModelProto.newBuilder()
                        .setIrVersion(8)
                        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(opset))
                        .setGraph(
                                OnnxMl.GraphProto.newBuilder()
                                        .setName("fixed")
                                        .addInput(value("images", 1, 3, SIDE, SIDE))
                                        .addOutput(value("output", 1, CELLS, 5 + CLASSES))
                                        .addInitializer(answer)
                                        .addNode(
                                                OnnxMl.NodeProto.newBuilder()
                                                        .setOpType(operator)
                                                        .setDomain(domain)
                                                        .addInput("answer")
                                                        .addOutput("output")));
        if (!domain.isEmpty()) {
            model.addOpsetImport(
                    OnnxMl.OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1));
        }
        return Files.write(file, model.build().toByteArray());
    }

    private static OnnxMl.ValueInfoProto value(String name, long... shape) {
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
