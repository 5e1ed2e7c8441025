package io.vigil.operators.perceive.onnx;

import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The skeletons of objects, from an ONNX file: a top-down pose model, run on a window about each
 * object's box. Its kind is told by its outputs: {@link SimccPose}, {@link HeatmapPose} or {@link
 * MovenetPose}. Used by one thread at a time.
 */
public final class KeypointModel implements AutoCloseable {
    /** Of inputs whose size the graph leaves open: what people's poses are trained on most. */
    private static final int OPEN_HEIGHT = 256;

    private static final int OPEN_WIDTH = 192;

    private final CropModel model;
    private final PoseHead head;
    private final double larger;

    /** An object in an image of 8 bits a channel, BGR. */
    public record Subject(Mat bgr, Box box) {}

    private KeypointModel(CropModel model, PoseHead head, double larger) {
        this.model = model;
        this.head = head;
        this.larger = larger;
    }

    /**
     * @param options how it runs; several crops go in at once where the graph lets them
     * @param larger how many times the sides of an object's box the window about it has, from 1
     * @param channels what becomes of the colours; empty for what models of its kind expect
     * @throws ModelException if the file is no such model, saying what it is
     */
    public static KeypointModel open(
            Path file, ModelOptions options, double larger, Optional<Channels> channels) {
        CropModel model =
                CropModel.open(
                        file,
                        options,
                        OPEN_HEIGHT,
                        OPEN_WIDTH,
                        session -> channels.orElseGet(() -> head(session).channels()));
        try {
            return new KeypointModel(
                    model, head(model.graph(), model.width(), model.height()), larger);
        } catch (ModelException other) {
            model.close();
            throw other;
        }
    }

    private static PoseHead head(ModelSession session) {
        return head(session.graph(), session.inputs().width(), session.inputs().height());
    }

    private static PoseHead head(GraphSpec graph, int width, int height) {
        List<TensorSpec> outputs = graph.outputs();
        if (outputs.size() == 2) {
            TensorSpec first = outputs.get(0);
            TensorSpec second = outputs.get(1);
            if (SimccPose.fits(first, second, width, height)) {
                return new SimccPose(first, second, (double) first.shape()[2] / width);
            } else if (SimccPose.fits(second, first, width, height)) {
                return new SimccPose(second, first, (double) second.shape()[2] / width);
            }
        } else if (outputs.size() == 1) {
            TensorSpec only = outputs.get(0);
            if (MovenetPose.fits(only)) {
                return new MovenetPose(only, width, height);
            } else if (HeatmapPose.fits(only, width, height)) {
                return new HeatmapPose(only, width, height);
            }
        }
        throw new ModelException(
                "Keypoint model %s needs outputs of SimCC ([1, points, bins across] and [1, points, bins down]), heat maps [1, points, height, width], or MoveNet's [1, 1, points, 3], but with an input of %dx%d has %s"
                        .formatted(graph.file(), width, height, outputs));
    }

    /** How many points a skeleton has. */
    public int points() {
        return head.points();
    }

    /**
     * @param subjects of one image or of many
     * @return one skeleton for each, in their order, in pixels of its image; empty where the model
     *     is sure of no point at all
     */
    public List<List<Keypoint>> find(List<Subject> subjects) {
        List<Window> windows =
                subjects.stream()
                        .map(
                                subject ->
                                        Window.about(
                                                subject.box(),
                                                larger,
                                                model.width(),
                                                model.height()))
                        .toList();
        return model.look(
                subjects.size(),
                (input, place, i) -> input.put(place, subjects.get(i).bgr(), windows.get(i)),
                (i, answer) -> skeleton(head.decode(answer), windows.get(i)));
    }

    private static List<Keypoint> skeleton(List<Keypoint> found, Window window) {
        return found.stream().allMatch(point -> point.score() == 0)
                ? List.of()
                : found.stream().map(window::toImage).toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
