package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Embedding;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How objects look, from an ONNX file: a re-identification model such as OSNet (Zhou et al.,
 * arXiv:1905.00953), run on their crops. {@link CropLayout} says which models these are. Several
 * crops go in at once where the graph lets them; what is said of one does not depend on the others.
 * Used by one thread at a time.
 */
public final class AppearanceModel implements AutoCloseable {
    private final CropSession session;
    private final CropInput input;

    private AppearanceModel(CropSession session) {
        this.session = session;
        this.input = new CropInput(session.input(), session.layout());
    }

    /**
     * @param threads of one run
     * @throws ModelException if the file is no such model, saying what it is
     */
    public static AppearanceModel open(Path file, int threads) {
        return new AppearanceModel(CropSession.open(file, threads));
    }

    /** Numbers in an embedding. */
    public int dimension() {
        return session.dimension();
    }

    /**
     * @param bgr 8 bits a channel; all {@code crops} lie inside it
     * @return one for each crop, in their order; {@link Embedding#NONE} where the model's answer is
     *     not finite or all zero
     */
    public List<Embedding> embed(Mat bgr, List<Crop> crops) {
        List<Embedding> embeddings = new ArrayList<>(crops.size());
        while (embeddings.size() < crops.size()) {
            int from = embeddings.size();
            int count = Math.min(session.atOnce(), crops.size() - from);
            for (int i = 0; i < count; i++) {
                input.put(i, bgr, crops.get(from + i));
            }
            FloatBuffer answers = session.run(count);
            float[] answer = new float[session.dimension()];
            for (int i = 0; i < count; i++) {
                answers.get(i * answer.length, answer);
                embeddings.add(Embedding.of(answer));
            }
        }
        return embeddings;
    }

    @Override
    public void close() {
        input.close();
        session.close();
    }
}
