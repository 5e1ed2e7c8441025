package io.vigil.operators.perceive;

import io.vigil.operators.perceive.onnx.AppearanceModel;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Embedding;
import java.util.List;
import java.util.stream.IntStream;

/** Says how objects look. */
record AppearanceLook(AppearanceModel model, CropRule crops, String name)
        implements SecondaryModel {
    @Override
    public List<Detection> look(List<Subject> subjects) {
        List<Embedding> said = model.embed(subjects.stream().map(Subject::view).toList());
        return IntStream.range(0, said.size())
                .mapToObj(i -> subjects.get(i).detection().withEmbedding(said.get(i)))
                .toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
