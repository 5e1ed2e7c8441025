package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.KeypointModel;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Keypoint;
import java.util.List;
import java.util.stream.IntStream;

/** Finds skeletons, in place of those that the detector may have found. */
record KeypointLook(KeypointModel model, CropRule crops, String name) implements SecondaryModel {
    @Override
    public List<Detection> look(List<Subject> subjects) {
        List<List<Keypoint>> found =
                model.find(
                        subjects.stream()
                                .map(
                                        subject ->
                                                new KeypointModel.Subject(
                                                        subject.bgr(), subject.detection().box()))
                                .toList());
        return IntStream.range(0, found.size())
                .mapToObj(i -> with(subjects.get(i).detection(), found.get(i)))
                .toList();
    }

    private static Detection with(Detection detection, List<Keypoint> found) {
        return found.isEmpty() ? detection : detection.withKeypoints(found);
    }

    @Override
    public void close() {
        model.close();
    }
}
