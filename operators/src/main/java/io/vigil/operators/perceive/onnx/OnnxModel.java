package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Detection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/** A detector from an ONNX file: fits images in, runs the model, reads its head. */
public final class OnnxModel implements AutoCloseable {
    private final OnnxSession session;
    private final Letterbox letterbox;
    private final Head head;
    private final List<String> labels;

    private OnnxModel(OnnxSession session, Head head) {
        this.session = session;
        this.letterbox = new Letterbox(session.input(), session.width(), session.height());
        this.head = head;
        this.labels = Labels.of(head.classes());
    }

    /**
     * @param head by name, or {@code auto} to tell it by the outputs' shapes
     * @param threads of one run
     * @throws ModelException if the file is no such model
     */
    public static OnnxModel open(Path file, String head, int threads) {
        Heads.requireKnown(head);
        OnnxSession session = OnnxSession.open(file, threads);
        try {
            return new OnnxModel(
                    session,
                    Heads.recognise(session.graph(), session.width(), session.height(), head));
        } catch (ModelException unknown) {
            session.close();
            throw unknown;
        }
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
        for (View view : views) {
            Fit fit = letterbox.fit(view);
            session.run();
            List<Candidate> found = head.decode(outputs(), minScore);
            answers.add(
                    (head.overlaps() ? Nms.best(found, maxIou) : Nms.ordered(found))
                            .stream().map(best -> detection(best, fit)).toList());
        }
        return answers;
    }

    /** The same of all of one image. */
    public List<Detection> detect(Mat bgr, double minScore, double maxIou) {
        return detect(List.of(View.whole(bgr)), minScore, maxIou).get(0);
    }

    private Map<String, Output> outputs() {
        Map<String, Output> outputs = new LinkedHashMap<>();
        for (TensorSpec output : session.graph().outputs()) {
            outputs.put(output.name(), new Output(output.shape(), session.output(output.name())));
        }
        return outputs;
    }

    private Detection detection(Candidate best, Fit fit) {
        return new Detection(fit.toImage(best.box()), best.score(), labels.get(best.label()))
                .withKeypoints(best.keypoints().stream().map(fit::toImage).toList());
    }

    @Override
    public void close() {
        letterbox.close();
        session.close();
    }
}
