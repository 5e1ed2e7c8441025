package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the queries of RT-DETR (Zhao et al., arXiv:2304.08069), D-FINE and RF-DETR: for each a
 * logit of each class and a box, centre and size in shares of the input. A query may be of several
 * classes; as many answers stay as there are queries. In the first DETR (Carion et al.,
 * arXiv:2005.12872), the last class is nothing, and a query is of one class.
 */
final class DetrHead implements Head {
    static final HeadKind KIND =
            new HeadKind(
                    "detr",
                    "logits [1, queries, classes] and pred_boxes [1, queries, 4], such as [1, 300, 80] and [1, 300, 4]",
                    DetrHead::of);

    static final HeadKind FIRST =
            new HeadKind(
                    "detr-softmax",
                    "logits [1, queries, classes + 1] and pred_boxes [1, queries, 4], such as [1, 100, 92] and [1, 100, 4]",
                    DetrHead::first);

    /** RF-DETR's classes are COCO's numbers, of which some were never used. */
    private static final int COCO_NUMBERS = 91;

    /** Of ImageNet, in [0, 255]. */
    private static final List<Double> MEAN = List.of(123.675, 116.28, 103.53);

    private static final List<Double> DEVIATION = List.of(58.395, 57.12, 57.375);

    private final HeadKind kind;
    private final TensorSpec logits;
    private final TensorSpec boxes;
    private final int classes;
    private final int width;
    private final int height;

    private DetrHead(HeadKind kind, TensorSpec logits, TensorSpec boxes, ModelFacts model) {
        this.kind = kind;
        this.logits = logits;
        this.boxes = boxes;
        int given = (int) logits.shape()[2];
        // RF-DETR trained on other classes has one more, for nothing, at the end.
        boolean nothing = kind.equals(FIRST) || model.labels().orElse(given) == given - 1;
        this.classes = nothing ? given - 1 : given;
        this.width = model.width();
        this.height = model.height();
    }

    private static Optional<Head> of(ModelFacts model) {
        return of(KIND, model).filter(head -> model.named() || !isFirst(head));
    }

    private static Optional<Head> first(ModelFacts model) {
        return of(FIRST, model).filter(head -> model.named() || isFirst(head));
    }

    /** All that were published count COCO's numbers and nothing. */
    private static boolean isFirst(Head head) {
        return head instanceof DetrHead detr && detr.logits.shape()[2] == COCO_NUMBERS + 1;
    }

    private static Optional<Head> of(HeadKind kind, ModelFacts model) {
        List<TensorSpec> outputs = model.graph().outputs();
        TensorSpec boxes = model.output("pred_boxes", "dets").orElse(null);
        TensorSpec logits = model.output("logits", "pred_logits", "labels").orElse(null);
        if (model.named() && (boxes == null || logits == null) && outputs.size() == 2) {
            long[] shape = outputs.get(0).shape();
            boolean boxesFirst = shape.length == 3 && shape[2] == 4;
            boxes = outputs.get(boxesFirst ? 0 : 1);
            logits = outputs.get(boxesFirst ? 1 : 0);
        }
        boolean fits =
                boxes != null
                        && logits != null
                        && boxes.shape().length == 3
                        && logits.shape().length == 3
                        && boxes.shape()[1] == logits.shape()[1]
                        && boxes.shape()[2] == 4
                        && logits.shape()[2] > 0;
        return fits ? Optional.of(new DetrHead(kind, logits, boxes, model)) : Optional.empty();
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public boolean overlaps() {
        return false;
    }

    @Override
    public Preprocessing preprocessing() {
        boolean asImageNet =
                kind.equals(FIRST)
                        || logits.shape()[2] == COCO_NUMBERS
                        || boxes.name().equals("dets");
        return asImageNet
                ? new Preprocessing(Placement.STRETCH, 0, true, MEAN, DEVIATION)
                : Preprocessing.of(Placement.STRETCH, 0, true, 0, 255);
    }

    @Override
    public List<Candidate> decode(Map<String, Output> outputs, double minScore) {
        FloatBuffer scores = outputs.get(logits.name()).values();
        FloatBuffer sides = outputs.get(boxes.name()).values();
        int queries = (int) outputs.get(logits.name()).shape()[1];
        if (kind.equals(FIRST)) {
            return ofOneClass(scores, sides, queries, minScore);
        }
        int row = (int) logits.shape()[2];
        double least = Scores.logit(minScore);
        Candidates candidates = new Candidates();
        for (int query = 0; query < queries; query++) {
            for (int label = 0; label < classes; label++) {
                float logit = scores.get(query * row + label);
                if (logit >= least) {
                    add(candidates, query, label, Scores.sigmoid(logit), sides);
                }
            }
        }
        List<Candidate> found = candidates.found();
        return found.size() <= queries ? found : Nms.ordered(found).subList(0, queries);
    }

    private List<Candidate> ofOneClass(
            FloatBuffer scores, FloatBuffer sides, int queries, double minScore) {
        Candidates candidates = new Candidates();
        int row = classes + 1;
        for (int query = 0; query < queries; query++) {
            int label = Scores.best(scores, query * row, classes);
            double best = scores.get(query * row + label);
            double sum = 0;
            for (int i = 0; i < row; i++) {
                sum += StrictMath.exp(scores.get(query * row + i) - best);
            }
            if (1 / sum >= minScore) {
                add(candidates, query, label, 1 / sum, sides);
            }
        }
        return candidates.found();
    }

    private void add(Candidates candidates, int query, int label, double score, FloatBuffer sides) {
        candidates.centred(
                query * classes + label,
                (double) sides.get(4 * query) * width,
                (double) sides.get(4 * query + 1) * height,
                (double) sides.get(4 * query + 2) * width,
                (double) sides.get(4 * query + 3) * height,
                score,
                label);
    }
}
