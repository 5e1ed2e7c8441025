package io.vigil.operators.perceive.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Reads boxes, scores and classes that a graph has already chosen, each in an output of its own.
 */
final class BoxListHead implements Head {
    private final Form form;

    /**
     * @param boxes output of four sides each
     * @param scores output
     * @param labels output of classes by index
     * @param count output that says how many of them are meant; empty where all are
     * @param corners how the sides of a box are said
     * @param firstLabel index of the first class
     */
    record Form(
            String name,
            String boxes,
            String scores,
            String labels,
            String count,
            Corners corners,
            int firstLabel,
            Preprocessing preprocessing) {}

    /**
     * Four sides in an output.
     *
     * @param downFirst whether top, left, bottom, right; else left, top, right, bottom
     * @param width what to multiply with to get pixels of the input
     * @param height likewise, downwards
     */
    record Corners(boolean downFirst, double width, double height) {
        static final Corners PIXELS = new Corners(false, 1, 1);

        void add(Candidates to, FloatBuffer values, int index, int at, double score, int label) {
            int across = downFirst ? 1 : 0;
            int down = 1 - across;
            to.corners(
                    index,
                    values.get(at + across) * width,
                    values.get(at + down) * height,
                    values.get(at + 2 + across) * width,
                    values.get(at + 2 + down) * height,
                    score,
                    label);
        }
    }

    BoxListHead(Form form) {
        this.form = form;
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
        FloatBuffer boxes = outputs.get(form.boxes()).values();
        FloatBuffer scores = outputs.get(form.scores()).values();
        FloatBuffer labels = outputs.get(form.labels()).values();
        int count = count(outputs);
        Candidates candidates = new Candidates();
        for (int i = 0; i < count; i++) {
            double score = scores.get(i);
            if (score >= minScore) {
                int label = Math.round(labels.get(i));
                form.corners().add(candidates, boxes, i, 4 * i, score, label);
            }
        }
        return candidates.found();
    }

    private int count(Map<String, Output> outputs) {
        int listed = (int) OnnxFile.elements(outputs.get(form.scores()).shape());
        if (form.count().isEmpty()) {
            return listed;
        }
        int said = Math.round(outputs.get(form.count()).values().get(0));
        return Math.max(0, Math.min(listed, said));
    }
}
