package io.vigil.deploy.check;

import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.Progress;
import io.vigil.sinks.file.Latency;
import io.vigil.tracking.Detection;
import io.vigil.tracking.evaluation.detection.LabelFormatException;
import io.vigil.tracking.evaluation.detection.TrueObject;
import io.vigil.tracking.evaluation.detection.YoloLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What a model says of labelled images, and how long it takes.
 *
 * @param images by name
 * @param latency of a batch from pixels to detections, in milliseconds
 * @param notes what was left out, in sentences
 */
record Examination(List<SeenImage> images, Latency latency, List<String> notes) {
    /** The first runs of a model reserve memory. */
    private static final int WARM_UP = 3;

    Examination {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }

    /**
     * @param names of the labels' classes by index
     * @param operating which detections a deployment takes
     * @param batch images at once, for the latency
     * @param progress told of each image
     * @throws InputException if labels cannot be understood, no image can be read, or no class of
     *     theirs is one of the model's
     */
    static Examination of(
            ModelUnderTest model,
            LabelledFolder folder,
            List<String> names,
            OperatingPoint operating,
            int batch,
            Progress progress)
            throws IOException {
        List<String> unreadable = new ArrayList<>();
        TreeSet<String> unknown = new TreeSet<>();
        List<SeenImage> images = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (LabelledFolder.Entry entry : folder.entries()) {
            Optional<ImageFile> read = ImageFile.read(entry.image());
            if (read.isEmpty()) {
                unreadable.add(entry.name());
                continue;
            }
            try (ImageFile image = read.get()) {
                List<TrueObject> known = new ArrayList<>();
                for (TrueObject object : truth(entry, image.bgr(), names)) {
                    if (model.labels().contains(object.label())) {
                        known.add(object);
                    } else {
                        unknown.add(object.label());
                    }
                }
                List<Detection> swept = model.detect(image.bgr(), OperatingPoint.SWEEP);
                for (int i = images.isEmpty() ? WARM_UP : 0; i > 0; i--) {
                    model.detect(Collections.nCopies(batch, image.bgr()), operating);
                }
                long started = System.nanoTime();
                List<Detection> taken =
                        model.detect(Collections.nCopies(batch, image.bgr()), operating).get(0);
                millis.add((System.nanoTime() - started) / 1e6);
                images.add(
                        new SeenImage(
                                entry.name(),
                                image.sha256(),
                                image.brightness(),
                                image.sharpness(),
                                known,
                                swept,
                                taken));
            }
            progress.update(images.size());
        }
        if (images.isEmpty()) {
            throw new InputException(
                    "None of the images can be read: " + LabelledFolder.some(unreadable));
        }
        return new Examination(
                images,
                Latency.of(millis.stream().mapToDouble(ms -> ms).toArray()),
                notes(folder, unreadable, unknown));
    }

    private static List<TrueObject> truth(LabelledFolder.Entry entry, Mat bgr, List<String> names)
            throws IOException {
        if (entry.labels().isEmpty()) {
            return List.of();
        }
        try {
            return YoloLabels.read(entry.labels().get(), names, bgr.cols(), bgr.rows());
        } catch (LabelFormatException bad) {
            throw new InputException(bad.getMessage(), bad);
        }
    }

    private static List<String> notes(
            LabelledFolder folder, List<String> unreadable, TreeSet<String> unknown) {
        List<String> notes = new ArrayList<>(folder.notes());
        if (!unreadable.isEmpty()) {
            notes.add("left out: images that cannot be read: " + LabelledFolder.some(unreadable));
        }
        if (!unknown.isEmpty()) {
            notes.add(
                    "left out: objects of classes that the model does not know: "
                            + LabelledFolder.some(List.copyOf(unknown)));
        }
        return notes;
    }

    /** Objects in all images. */
    long objects() {
        return images.stream().mapToLong(image -> image.truth().size()).sum();
    }
}
