package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.AppearanceModel;
import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.ModelFiles;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A detector whose detections say how their objects look. */
final class AppearanceDetector implements Detector {
    private static final Logger LOG = LoggerFactory.getLogger(AppearanceDetector.class);

    private final Detector detector;
    private final AppearanceModel model;
    private final AppearanceConfig config;
    private final LongAdder blank;
    private boolean warned;

    private AppearanceDetector(
            Detector detector, AppearanceModel model, AppearanceConfig config, LongAdder blank) {
        this.detector = detector;
        this.model = model;
        this.config = config;
        this.blank = blank;
    }

    /**
     * @param threads of one run of the model
     * @param blank counts crops of which the model said nothing: its answer was not finite, or all
     *     zero
     * @param detector closed here where it cannot be used
     * @throws DetectorException if there is no such model, or the detector knows no such class
     */
    static Detector open(AppearanceConfig config, int threads, LongAdder blank, Detector detector) {
        try {
            requireLabels(config, detector);
            AppearanceModel model =
                    AppearanceModel.open(
                            ModelFiles.find(
                                    config.model(),
                                    ModelFiles.folders(),
                                    "no appearance model (none)"),
                            threads);
            return new AppearanceDetector(detector, model, config, blank);
        } catch (ModelException unusable) {
            detector.close();
            throw new DetectorException(unusable.getMessage(), unusable);
        } catch (DetectorException unusable) {
            detector.close();
            throw unusable;
        }
    }

    private static void requireLabels(AppearanceConfig config, Detector detector) {
        for (String label : config.labels()) {
            if (!detector.labels().contains(label)) {
                throw new DetectorException(
                        "Appearance label '%s' is not among the detector's classes; they are %s"
                                .formatted(label, String.join(", ", detector.labels())));
            }
        }
    }

    @Override
    public List<String> labels() {
        return detector.labels();
    }

    @Override
    public int history() {
        return detector.history();
    }

    @Override
    public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
        List<Detection> found = detector.detect(frame, earlier);
        if (frame.frame().sequence() % config.every() != 0) {
            return found;
        }
        List<Detection> answer = new ArrayList<>(found);
        List<Integer> places = new ArrayList<>();
        List<Crop> crops = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Optional<Crop> crop = wanted(found.get(i), frame);
            if (crop.isPresent()) {
                places.add(i);
                crops.add(crop.get());
            }
        }
        if (crops.isEmpty()) {
            return found;
        }
        List<Embedding> embeddings = model.embed(frame.bgr(), crops);
        for (int i = 0; i < embeddings.size(); i++) {
            note(embeddings.get(i));
            int place = places.get(i);
            answer.set(place, found.get(place).withEmbedding(embeddings.get(i)));
        }
        return answer;
    }

    private Optional<Crop> wanted(Detection detection, FrameView frame) {
        boolean asked =
                detection.score() >= config.minScore()
                        && (config.labels().isEmpty()
                                || config.labels().contains(detection.label()));
        if (!asked) {
            return Optional.empty();
        }
        Mat image = frame.bgr();
        return Crop.of(detection.box(), image.cols(), image.rows())
                .filter(
                        crop ->
                                crop.width() >= config.minWidth()
                                        && crop.height() >= config.minHeight());
    }

    private void note(Embedding embedding) {
        if (embedding.isPresent()) {
            return;
        }
        blank.increment();
        if (!warned) {
            warned = true;
            LOG.warn(
                    "Appearance model {} says nothing of a crop (not finite, or all zero); such crops are counted as appearance-blank, and tracked without",
                    config.model());
        }
    }

    @Override
    public void close() {
        model.close();
        detector.close();
    }
}
