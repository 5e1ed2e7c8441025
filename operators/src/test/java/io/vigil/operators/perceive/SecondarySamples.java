package io.vigil.operators.perceive;

import static io.vigil.operators.perceive.onnx.TinyModel.OPEN;

import io.vigil.operators.perceive.onnx.Channels;
import io.vigil.operators.perceive.onnx.TinyModel;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Models of every kind, made small, and a detector for them. */
final class SecondarySamples {
    private SecondarySamples() {}

    /** Looks, two classifiers and keypoints, each of some detections, and not of every frame. */
    static SecondaryConfig everything(Path folder) throws IOException {
        Path looks = TinyModel.means(folder.resolve("looks.onnx"), false, OPEN, 40, 20, 3);
        Path colours = TinyModel.means(folder.resolve("first.onnx"), false, OPEN, 3, 16, 16);
        Path pose = TinyModel.brightestColumnAndRow(folder.resolve("pose.onnx"), OPEN, 3, 32, 24);
        ClassifierConfig first =
                new ClassifierConfig(
                        "first",
                        colours.toString(),
                        new CropRule(List.of(), 8, 8, 0.2, 1),
                        Map.of(),
                        false,
                        Channels.IMAGENET);
        ClassifierConfig second =
                new ClassifierConfig(
                        "second",
                        product(folder).toString(),
                        new CropRule(List.of("person"), 8, 8, 0.3, 2),
                        Map.of(),
                        false,
                        Channels.IMAGENET);
        return new SecondaryConfig(
                AppearanceConfig.of(looks.toString()),
                List.of(first, second),
                KeypointsConfig.of(pose.toString()));
    }

    private static Path product(Path folder) throws IOException {
        Random random = new Random(5);
        float[] weights = new float[3 * 16 * 16 * 11];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian() / 100;
        }
        return TinyModel.product(
                folder.resolve("product.onnx"), new long[] {OPEN, 3, 16, 16}, 11, weights);
    }

    /**
     * Finds up to six objects, whatever the image: they depend on the frame's number alone, and
     * stay about where they are from one to the next.
     */
    record Scattered(int batch) implements Detector {
        @Override
        public List<String> labels() {
            return List.of("person", "car");
        }

        @Override
        public int history() {
            return 0;
        }

        @Override
        public List<Detection> detect(FrameView frame, List<FrameView> earlier) {
            Random random = new Random(frame.frame().sequence());
            List<Detection> found = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                Box box =
                        Box.ofSize(
                                14 * i + 3 * random.nextDouble(),
                                5 * i + 3 * random.nextDouble(),
                                14 + 3 * i + random.nextInt(3),
                                30 + random.nextInt(6));
                found.add(new Detection(box, random.nextDouble(), i % 3 == 0 ? "car" : "person"));
            }
            return found;
        }

        @Override
        public void close() {}
    }
}
