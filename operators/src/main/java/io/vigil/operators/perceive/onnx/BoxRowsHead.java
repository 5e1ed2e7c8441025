package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.BoxListHead.Corners;
import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows of seven numbers, one for each box that a graph has already chosen. */
final class BoxRowsHead implements Head {
    static final HeadKind NMS_ROWS =
            new HeadKind(
                    "nms-rows",
                    "one output [boxes, 7]: image, left, top, right, bottom, class, score",
                    BoxRowsHead::nmsRows);
    static final HeadKind DETECTION_OUTPUT =
            new HeadKind(
                    "detection-output",
                    "one output [1, 1, boxes, 7]: image, class, score, left, top, right, bottom in shares",
                    BoxRowsHead::detectionOutput);

    private static final int NUMBERS = 7;
    private static final double GREY = 114;

    private final Form form;

    /**
     * @param box place of the first of its four sides in a row
     * @param label place of the class
     * @param score place of the score
     * @param firstLabel index of the first class
     */
    private record Form(
            String name,
            String output,
            int box,
            int label,
            int score,
            Corners corners,
            int firstLabel,
            Preprocessing preprocessing) {}

    private BoxRowsHead(Form form) {
        this.form = form;
    }

    private static Optional<Head> nmsRows(ModelFacts model) {
        return rows(model, 2)
                .map(
                        output ->
                                new BoxRowsHead(
                                        new Form(
                                                NMS_ROWS.name(),
                                                output,
                                                1,
                                                5,
                                                6,
                                                Corners.PIXELS,
                                                0,
                                                Preprocessing.of(
                                                        Placement.CENTRE, GREY, true, 0, 255))));
    }

    private static Optional<Head> detectionOutput(ModelFacts model) {
        Corners shares = new Corners(false, model.width(), model.height());
        return rows(model, 4)
                .map(
                        output ->
                                new BoxRowsHead(
                                        new Form(
                                                DETECTION_OUTPUT.name(),
                                                output,
                                                3,
                                                1,
                                                2,
                                                shares,
                                                1,
                                                Preprocessing.of(
                                                        Placement.STRETCH, 0, false, 0, 1))));
    }

    private static Optional<String> rows(ModelFacts model, int rank) {
        return model.only()
                .filter(only -> only.shape().length == rank && only.shape()[rank - 1] == NUMBERS)
                .filter(only -> rank == 2 || (only.shape()[0] == 1 && only.shape()[1] == 1))
                .map(TensorSpec::name);
    }

    @Override
    public String name() {
        return form.name();
    }

    @Override
    public int classes() {
        return UNTOLD;
    }

    @Override
    public int firstLabel() {
        return form.firstLabel();
    }

    @Override
    public boolean overlaps() {
        return false;
    }

    @Override
    public Preprocessing preprocessing() {
        return form.preprocessing();
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        Output output = outputs.get(form.output());
        FloatBuffer values = output.values();
        int rows = (int) output.shape()[output.shape().length - 2];
        Candidates candidates = new Candidates();
        for (int row = 0; row < rows; row++) {
            int at = row * NUMBERS;
            double score = values.get(at + form.score());
            // What is of no image ends some lists.
            if (score >= minScore && values.get(at) == 0) {
                int label = Math.round(values.get(at + form.label()));
                form.corners().add(candidates, values, row, at + form.box(), score, label);
            }
        }
        return candidates.found();
    }
}
