package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.ClassifierModel;
import io.vigil.tracking.Attribute;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Says what objects are like, beside what others say. */
record ClassifierLook(ClassifierModel model, CropRule crops, String name)
        implements SecondaryModel {
    @Override
    public List<Detection> look(List<Subject> subjects) {
        List<List<Attribute>> said = model.classify(subjects.stream().map(Subject::view).toList());
        return IntStream.range(0, said.size())
                .mapToObj(i -> with(subjects.get(i).detection(), said.get(i)))
                .toList();
    }

    private static Detection with(Detection detection, List<Attribute> said) {
        List<Attribute> all = new ArrayList<>(detection.attributes());
        all.addAll(said);
        return detection.withAttributes(all);
    }

    @Override
    public void close() {
        model.close();
    }
}
