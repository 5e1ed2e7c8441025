package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rows of centre and size in pixels of the input, objectness and classes: what YOLOv5 and its
 * kin are exported as, with three boxes for each cell, and YOLOX where the export decodes.
 */
final class RowsHead implements Head {
    static final HeadKind YOLOV5 =
            new HeadKind(
                    "yolov5",
                    "one output [1, 3 x cells of strides 8, 16, 32 (and 64), 5 + classes], such as [1, 25200, 85] at 640x640",
                    RowsHead::yolov5);
    static final HeadKind DECODED_YOLOX =
            new HeadKind(
                    "yolox-decoded",
                    "the output of yolox with boxes in pixels, which only its name can tell",
                    RowsHead::yolox);

    private static final int BEFORE_CLASSES = 5;
    private static final int BOXES_PER_CELL = 3;
    private static final double GREY = 114;

    private final String name;
    private final TensorSpec output;
    private final int classes;
    private final Preprocessing preprocessing;

    private RowsHead(HeadKind kind, TensorSpec output, Preprocessing preprocessing) {
        this.name = kind.name();
        this.output = output;
        this.classes = YoloxHead.classes(output.shape());
        this.preprocessing = preprocessing;
    }

    private static Optional<Head> yolov5(ModelFacts model) {
        return model.only()
                .filter(
                        only ->
                                isRows(only, BOXES_PER_CELL * model.cells(Grid.usual()))
                                        || isRows(
                                                only, BOXES_PER_CELL * model.cells(Grid.deeper())))
                .map(
                        only ->
                                new RowsHead(
                                        YOLOV5,
                                        only,
                                        Preprocessing.of(Placement.CENTRE, GREY, true, 0, 255)));
    }

    private static Optional<Head> yolox(ModelFacts model) {
        return model.only()
                .filter(only -> model.named() && isRows(only, model.cells(Grid.usual())))
                .map(
                        only ->
                                new RowsHead(
                                        DECODED_YOLOX,
                                        only,
                                        Preprocessing.of(Placement.TOP_LEFT, GREY, false, 0, 1)));
    }

    private static boolean isRows(TensorSpec output, long boxes) {
        return YoloxHead.isRows(output.shape(), boxes);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public boolean overlaps() {
        return true;
    }

    @Override
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        FloatBuffer values = outputs.get(output.name()).values();
        Candidates candidates = new Candidates();
        for (int row = 0; row < output.shape()[1]; row++) {
            int at = row * (BEFORE_CLASSES + classes);
            float objectness = values.get(at + 4);
            if (objectness >= minScore) {
                int label = Scores.best(values, at + BEFORE_CLASSES, classes);
                double score = (double) objectness * values.get(at + BEFORE_CLASSES + label);
                if (score >= minScore) {
                    candidates.centred(
                            row,
                            values.get(at),
                            values.get(at + 1),
                            values.get(at + 2),
                            values.get(at + 3),
                            score,
                            label);
                }
            }
        }
        return candidates.found();
    }
}
