package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Detection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.opencv.opencv_core.Mat;

/** A detector from an ONNX file: fits images in, runs the model, reads its head. */
public final class OnnxModel implements AutoCloseable {
    private final ModelSession session;
    private final ImageInput images;
    private final Recognised model;

    private OnnxModel(ModelSession session, Recognised model) {
        this.session = session;
        this.model = model;
        this.images = new ImageInput(session.input(), session.image(), model.preprocessing());
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
            return new OnnxModel(session, Recognised.of(session.graph(), head, SideCar.of(file)));
        } catch (ModelException unknown) {
            session.close();
            throw unknown;
        }
    }

    /** How many views are best given at once. */
    public int batch() {
        return session.batch();
    }

    /** How its outputs are read, by name. */
    public String head() {
        return model.head().name();
    }

    /** What logits of its scores are to be divided by, as its side-car says. */
    public OptionalDouble temperature() {
        return model.temperature();
    }

    /** Names of the classes that it may find, in their order. */
    public List<String> labels() {
        return model.labels().names();
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
                fits.add(images.put(place, views.get(from + place)));
            }
            session.run(count);
            for (int place = 0; place < count; place++) {
                answers.add(
                        model.detections(session.answer(place), fits.get(place), minScore, maxIou));
            }
        }
        return answers;
    }

    /**
     * Puts a view into the input and leaves it at that: what pre-processing costs is measured with
     * it.
     */
    public void prepare(View view) {
        images.put(0, view);
    }

    /** The same of all of one image. */
    public List<Detection> detect(Mat bgr, double minScore, double maxIou) {
        return detect(List.of(View.whole(bgr)), minScore, maxIou).get(0);
    }

    @Override
    public void close() {
        images.close();
        session.close();
    }
}
