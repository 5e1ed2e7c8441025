package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Embedding;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How objects look, from an ONNX file: a re-identification model such as OSNet (Zhou et al.,
 * arXiv:1905.00953), run on their crops. What goes in is told by the place of the channels, since
 * models of each kind expect the same values:
 *
 * <ul>
 *   <li>[crops, 3, height, width], as OSNet and what torchreid exports: RGB, scaled to [0, 1], less
 *       the mean and divided by the deviation of ImageNet.
 *   <li>[crops, height, width, 3], as Intel's person-reidentification-retail: BGR in [0, 255].
 * </ul>
 *
 * Used by one thread at a time.
 */
public final class AppearanceModel implements AutoCloseable {
    /** Longer than any published embedding of looks, shorter than what a detector answers. */
    private static final int LONGEST = 4096;

    /** Of inputs whose size the graph leaves open: what people's looks are trained on most. */
    private static final int OPEN_HEIGHT = 256;

    private static final int OPEN_WIDTH = 128;

    private final CropModel model;
    private final TensorSpec output;

    private AppearanceModel(CropModel model) {
        this.model = model;
        this.output = model.graph().outputs().get(0);
    }

    /**
     * @param threads of one run
     * @throws ModelException if the file is no such model, saying what it is
     */
    public static AppearanceModel open(Path file, int threads) {
        return open(file, ModelOptions.cpu(threads));
    }

    /**
     * @param options how it runs; several crops go in at once where the graph lets them
     * @throws ModelException if the file is no such model, saying what it is
     */
    public static AppearanceModel open(Path file, ModelOptions options) {
        return new AppearanceModel(
                CropModel.open(file, options, OPEN_HEIGHT, OPEN_WIDTH, AppearanceModel::channels));
    }

    private static Channels channels(ModelSession session) {
        GraphSpec graph = session.graph();
        if (graph.outputs().size() != 1) {
            throw new ModelException(
                    "Appearance model %s needs one output, a vector for each crop, but has %s"
                            .formatted(graph.file(), graph.outputs()));
        }
        TensorSpec output = graph.outputs().get(0);
        long longest = Vectors.length(output.shape());
        if (longest < 2 || longest > LONGEST) {
            throw new ModelException(
                    "Appearance model %s needs an output of shape [crops, numbers] with 2 to %d numbers a crop, but %s has %s; is it a detector or a classifier with its feature map?"
                            .formatted(
                                    graph.file(),
                                    LONGEST,
                                    output.name(),
                                    Arrays.toString(output.shape())));
        }
        return session.inputs().channelsLast() ? Channels.PLAIN_BGR : Channels.IMAGENET;
    }

    /** Numbers in an embedding. */
    public int dimension() {
        return Vectors.length(output.shape());
    }

    /**
     * @param crops of one image or of many
     * @return one for each crop, in their order; {@link Embedding#NONE} where the model's answer is
     *     not finite or all zero
     */
    public List<Embedding> embed(List<View> crops) {
        return model.look(
                crops.size(),
                (input, place, crop) -> input.put(place, crops.get(crop)),
                (crop, answer) -> Embedding.of(Vectors.of(answer.get(output.name()))));
    }

    /**
     * The same of one image.
     *
     * @param bgr 8 bits a channel; all {@code crops} lie inside it
     */
    public List<Embedding> embed(Mat bgr, List<Crop> crops) {
        return embed(crops.stream().map(crop -> new View(bgr, crop)).toList());
    }

    @Override
    public void close() {
        model.close();
    }
}
