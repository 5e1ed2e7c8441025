package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import io.vigil.tracking.Keypoint;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rows of left, top, right, bottom in pixels of the input, score and class, as YOLOs that
 * need no suppression (YOLOv10, Wang et al., arXiv:2405.14458) are exported. Keypoints, or a mask's
 * coefficients, may stand behind.
 */
final class EndToEndHead implements Head {
    static final HeadKind KIND =
            new HeadKind(
                    "end-to-end",
                    "[1, boxes, 6], such as [1, 300, 6], with keypoints behind where kpt_shape is in its metadata",
                    EndToEndHead::of);

    private static final int NUMBERS = 6;

    /** More rows than that are cells, whose boxes overlap. */
    private static final int MOST_BOXES = 1000;

    private static final double GREY = 114;

    private final String output;
    private final int perRow;
    private final Skeleton skeleton;

    private EndToEndHead(String output, int perRow, Skeleton skeleton) {
        this.output = output;
        this.perRow = perRow;
        this.skeleton = skeleton;
    }

    private static Optional<Head> of(ModelFacts model) {
        List<TensorSpec> outputs = model.graph().outputs();
        TensorSpec rows = outputs.get(0);
        if (outputs.size() > 2 || rows.shape().length != 3 || !isFew(rows.shape()[1], model)) {
            return Optional.empty();
        }
        Skeleton skeleton = Skeleton.of(model.graph()).orElse(Skeleton.NONE);
        int mask = outputs.size() == 2 ? mask(outputs.get(1)) : 0;
        int perRow = NUMBERS + skeleton.numbers() + mask;
        return mask >= 0 && rows.shape()[2] == perRow
                ? Optional.of(new EndToEndHead(rows.name(), perRow, skeleton))
                : Optional.empty();
    }

    /** How many coefficients go with prototypes of such a shape; -1 if they are none. */
    private static int mask(TensorSpec prototypes) {
        return prototypes.shape().length == 4 ? (int) prototypes.shape()[1] : -1;
    }

    private static boolean isFew(long rows, ModelFacts model) {
        return rows <= MOST_BOXES
                && rows != model.cells(Grid.usual())
                && rows != 3 * model.cells(Grid.usual());
    }

    @Override
    public String name() {
        return KIND.name();
    }

    @Override
    public int classes() {
        return UNTOLD;
    }

    @Override
    public boolean overlaps() {
        return false;
    }

    @Override
    public Preprocessing preprocessing() {
        return Preprocessing.of(Placement.CENTRE, GREY, true, 0, 255);
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        FloatBuffer values = outputs.get(output).values();
        int rows = (int) outputs.get(output).shape()[1];
        Candidates candidates = new Candidates();
        for (int row = 0; row < rows; row++) {
            int at = row * perRow;
            double score = values.get(at + 4);
            if (score >= minScore) {
                candidates.corners(
                        row,
                        values.get(at),
                        values.get(at + 1),
                        values.get(at + 2),
                        values.get(at + 3),
                        score,
                        Math.round(values.get(at + 5)),
                        keypoints(values, at + NUMBERS));
            }
        }
        return candidates.found();
    }

    private List<Keypoint> keypoints(FloatBuffer values, int from) {
        List<Keypoint> keypoints = new ArrayList<>(skeleton.points());
        for (int i = 0; i < skeleton.points(); i++) {
            int at = from + i * skeleton.dimensions();
            double sure = skeleton.dimensions() > 2 ? values.get(at + 2) : 1;
            skeleton.add(keypoints, values.get(at), values.get(at + 1), sure);
        }
        return keypoints;
    }
}
