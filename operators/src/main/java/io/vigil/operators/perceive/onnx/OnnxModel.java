package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Detection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** A detector from an ONNX file: fits images in, runs the model, reads its head. */
public final class OnnxModel implements AutoCloseable {
    private final ModelSession session;
    private final List<Letterbox> letterboxes = new ArrayList<>();
    private final Head head;
    private final List<String> labels;

    private OnnxModel(ModelSession session, Head head) {
        this.session = session;
        GraphInputs inputs = session.inputs();
        for (int place = 0; place < session.batch(); place++) {
            letterboxes.add(
                    new Letterbox(
                            session.input()
                                    .asFloatBuffer()
                                    .slice(place * inputs.elements(), inputs.elements()),
                            inputs.width(),
                            inputs.height()));
        }
        this.head = head;
        this.labels = Labels.of(head.classes());
    }

    /**
     * @param head by name, or {@code auto} to tell it by the outputs' shapes
     * @param threads of one run
     * @throws ModelException if the file is no such model
     */
    public static OnnxModel open(Path file, String head, int threads) {
        return open(file, head, ModelOptions.cpu(threads));
    }

    /**
     * @param head by name, or {@code auto} to tell it by the outputs' shapes
     * @throws ModelException if the file is no such model, or cannot run where it is to
     */
    public static OnnxModel open(Path file, String head, ModelOptions options) {
        Heads.requireKnown(head);
        ModelSession session = ModelSession.open(file, options);
        try {
            return new OnnxModel(
                    session,
                    Heads.recognise(
                            session.graph(),
                            session.inputs().width(),
                            session.inputs().height(),
                            head));
        } catch (ModelException unknown) {
            session.close();
            throw unknown;
        }
    }

    /** How many views are best given at once. */
    public int batch() {
        return session.batch();
    }

    /** Names of the classes by index. */
    public List<String> labels() {
        return labels;
    }

    /**
     * @param views each is answered as if it were alone
     * @param maxIou overlap above which the weaker of two boxes of a class goes, in (0, 1]
     * @return for each view in pixels of its image, best first; boxes may reach beyond it
     */
    public List<List<Detection>> detect(List<View> views, double minScore, double maxIou) {
        List<List<Detection>> answers = new ArrayList<>(views.size());
        while (answers.size() < views.size()) {
            int from = answers.size();
            int count = Math.min(session.batch(), views.size() - from);
            List<Fit> fits = new ArrayList<>(count);
            for (int place = 0; place < count; place++) {
                fits.add(letterboxes.get(place).fit(views.get(from + place)));
            }
            session.run(count);
            for (int place = 0; place < count; place++) {
                answers.add(detections(place, fits.get(place), minScore, maxIou));
            }
        }
        return answers;
    }

    private List<Detection> detections(int place, Fit fit, double minScore, double maxIou) {
        List<Candidate> found = head.decode(session.answer(place), minScore);
        return (head.overlaps() ? Nms.best(found, maxIou) : Nms.ordered(found))
                .stream().map(best -> detection(best, fit)).toList();
    }

    /** The same of all of one image. */
    public List<Detection> detect(Mat bgr, double minScore, double maxIou) {
        return detect(List.of(View.whole(bgr)), minScore, maxIou).get(0);
    }

    private Detection detection(Candidate best, Fit fit) {
        return new Detection(fit.toImage(best.box()), best.score(), labels.get(best.label()))
                .withKeypoints(best.keypoints().stream().map(fit::toImage).toList());
    }

    @Override
    public void close() {
        letterboxes.forEach(Letterbox::close);
        session.close();
    }
}
