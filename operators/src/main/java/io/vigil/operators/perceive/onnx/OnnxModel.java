package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Detection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/** A detector from an ONNX file: fits an image in, runs the model, reads its head. */
public final class OnnxModel implements AutoCloseable {
    private final OnnxSession session;
    private final Letterbox letterbox;
    private final String output;
    private final YoloxHead head;
    private final List<String> labels;

    private OnnxModel(OnnxSession session, String output, int classes) {
        this.session = session;
        this.letterbox = new Letterbox(session.input(), session.width(), session.height());
        this.output = output;
        this.head = new YoloxHead(session.width(), session.height(), classes);
        this.labels = Labels.of(classes);
    }

    /**
     * @param head {@code yolox}, or {@code auto} to tell it by the outputs' shapes
     * @param threads of one run
     * @throws ModelException if the file is no such model
     */
    public static OnnxModel open(Path file, String head, int threads) {
        if (!head.equals("auto") && !head.equals(YoloxHead.NAME)) {
            throw new ModelException(
                    "Head %s is not known; known are auto and %s".formatted(head, YoloxHead.NAME));
        }
        OnnxSession session = OnnxSession.open(file, threads);
        Map<String, long[]> shapes = session.outputShapes();
        if (shapes.size() == 1) {
            Map.Entry<String, long[]> only = shapes.entrySet().iterator().next();
            if (YoloxHead.fits(only.getValue(), session.width(), session.height())) {
                return new OnnxModel(session, only.getKey(), YoloxHead.classes(only.getValue()));
            }
        }
        int width = session.width();
        int height = session.height();
        session.close();
        throw new ModelException(
                "Model %s has a head that is not known: input %dx%d, outputs %s; known heads are %s: %s"
                        .formatted(
                                file,
                                width,
                                height,
                                text(shapes),
                                YoloxHead.NAME,
                                YoloxHead.SHAPE));
    }

    private static String text(Map<String, long[]> shapes) {
        return String.join(
                ", ",
                shapes.entrySet().stream()
                        .map(shape -> shape.getKey() + Arrays.toString(shape.getValue()))
                        .toList());
    }

    /** Names of the classes by index. */
    public List<String> labels() {
        return labels;
    }

    /**
     * @param bgr 8 bits a channel, of any size
     * @param maxIou overlap above which the weaker of two boxes of a class goes, in (0, 1]
     * @return in pixels of the image, best first; boxes may reach beyond it
     */
    public List<Detection> detect(Mat bgr, double minScore, double maxIou) {
        double scale = letterbox.fit(bgr);
        session.run();
        return Nms.best(head.decode(session.output(output), scale, minScore), maxIou).stream()
                .map(best -> new Detection(best.box(), best.score(), labels.get(best.label())))
                .toList();
    }

    @Override
    public void close() {
        letterbox.close();
        session.close();
    }
}
