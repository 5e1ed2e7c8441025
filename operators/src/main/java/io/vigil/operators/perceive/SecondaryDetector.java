package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.Crop;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A detector whose detections other models have looked at, each in turn. The crops of all frames
 * that are looked at together go into a model together.
 */
final class SecondaryDetector implements Detector {
    private static final Logger LOG = LoggerFactory.getLogger(SecondaryDetector.class);

    private final Detector detector;
    private final List<SecondaryModel> models;
    private final LongAdder blank;
    private final Set<String> warned = new HashSet<>();

    /**
     * @param models closed with this detector
     * @param blank counts crops of which a model said nothing
     */
    SecondaryDetector(Detector detector, List<SecondaryModel> models, LongAdder blank) {
        this.detector = detector;
        this.models = List.copyOf(models);
        this.blank = blank;
    }

    /** A detection on its way: whose it is, and its place among that frame's. */
    private record Asked(int look, int place, SecondaryModel.Subject subject) {}

    @Override
    public List<String> labels() {
        return detector.labels();
    }

    @Override
    public int history() {
        return detector.history();
    }

    @Override
    public int batch() {
        return detector.batch();
    }

    @Override
    public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
        return detectAll(List.of(new Look(frame, earlier))).get(0).get();
    }

    @Override
    public List<Answer> detectAll(List<Look> looks) {
        List<Answer> answers = new ArrayList<>(detector.detectAll(looks));
        for (SecondaryModel model : models) {
            look(model, looks, answers);
        }
        return answers;
    }

    /** Puts in the place of each answer what the model makes of it. */
    private void look(SecondaryModel model, List<Look> looks, List<Answer> answers) {
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            if (answers.get(i) instanceof Answer.Found found
                    && model.crops().asks(looks.get(i).frame().frame().sequence())) {
                try {
                    asked.addAll(asked(model, i, looks.get(i).frame(), found.detections()));
                } catch (RuntimeException broken) {
                    answers.set(i, new Answer.Failed(broken));
                }
            }
        }
        try {
            answer(model, asked, answers);
        } catch (RuntimeException failure) {
            alone(model, asked, answers);
        }
    }

    private static List<Asked> asked(
            SecondaryModel model, int look, FrameView frame, List<Detection> found) {
        if (found.stream().noneMatch(model.crops()::asks)) {
            return List.of();
        }
        Mat image = frame.bgr();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Detection detection = found.get(i);
            Optional<Crop> crop = model.crops().crop(detection, image.cols(), image.rows());
            if (crop.isPresent()) {
                asked.add(
                        new Asked(
                                look, i, new SecondaryModel.Subject(image, crop.get(), detection)));
            }
        }
        return asked;
    }

    private void answer(SecondaryModel model, List<Asked> asked, List<Answer> answers) {
        if (asked.isEmpty()) {
            return;
        }
        List<Detection> said = model.look(asked.stream().map(Asked::subject).toList());
        for (int from = 0; from < asked.size(); ) {
            int look = asked.get(from).look();
            List<Detection> all = new ArrayList<>(answers.get(look).get());
            while (from < asked.size() && asked.get(from).look() == look) {
                if (said.get(from).equals(asked.get(from).subject().detection())) {
                    noteBlank(model);
                }
                all.set(asked.get(from).place(), said.get(from));
                from++;
            }
            answers.set(look, new Answer.Found(all));
        }
    }

    /** One frame's failure is not another's: each is tried by itself. */
    private void alone(SecondaryModel model, List<Asked> asked, List<Answer> answers) {
        for (int look : asked.stream().map(Asked::look).distinct().toList()) {
            try {
                answer(model, asked.stream().filter(a -> a.look() == look).toList(), answers);
            } catch (RuntimeException failure) {
                answers.set(look, new Answer.Failed(failure));
            }
        }
    }

    private void noteBlank(SecondaryModel model) {
        blank.increment();
        if (warned.add(model.name())) {
            LOG.warn(
                    "{} says nothing of a crop (not finite, or all zero); such crops are counted as appearance-blank, and go on without",
                    model.name());
        }
    }

    @Override
    public void close() {
        models.forEach(SecondaryModel::close);
        detector.close();
    }
}
