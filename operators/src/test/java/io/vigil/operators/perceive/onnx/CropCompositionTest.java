package io.vigil.operators.perceive.onnx;

import static io.vigil.operators.perceive.onnx.TinyModel.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vigil.tracking.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a crop is the same bit by bit, whatever it goes in with. */
class CropCompositionTest {
    private static final int CROPS = 24;
    private static final int COMPOSITIONS = 40;

    @TempDir Path folder;

    @Test
    void withAMatrixProduct() throws IOException {
        Random random = new Random(1);
        float[] weights = new float[3 * 32 * 16 * 37];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        check(
                TinyModel.product(
                        folder.resolve("product.onnx"), new long[] {OPEN, 3, 32, 16}, 37, weights),
                1,
                COMPOSITIONS);
        check(folder.resolve("product.onnx"), 2, COMPOSITIONS);
    }

    @Test
    void withOsnet() {
        Path osnet =
                Path.of(System.getProperty("vigil.root", ".."))
                        .resolve("../shared/models/osnet_x0_25_msmt17.onnx");
        assumeTrue(Files.exists(osnet), "needs " + osnet);
        check(osnet, 1, 6);
        check(osnet, 2, 3);
    }

    private static void check(Path file, int threads, int compositions) {
        List<Mat> images = new ArrayList<>();
        List<View> crops = crops(images);
        try (AppearanceModel model = AppearanceModel.open(file, threads)) {
            List<Embedding> alone = new ArrayList<>();
            crops.forEach(crop -> alone.addAll(model.embed(List.of(crop))));
            for (int seed = 0; seed < compositions; seed++) {
                Random random = new Random(seed);
                List<Integer> chosen =
                        IntStream.range(0, 1 + random.nextInt(19))
                                .mapToObj(i -> random.nextInt(CROPS))
                                .toList();
                assertThat(model.embed(chosen.stream().map(crops::get).toList()))
                        .as("%s with seed %d", file.getFileName(), seed)
                        .isEqualTo(chosen.stream().map(alone::get).toList());
            }
        } finally {
            images.forEach(Mat::close);
        }
    }

    /** Of three images of noise. */
    private static List<View> crops(List<Mat> images) {
        Random random = new Random(7);
        for (int i = 0; i < 3; i++) {
            Mat image = new Mat(240, 320, opencv_core.CV_8UC3);
            byte[] noise = new byte[240 * 320 * 3];
            random.nextBytes(noise);
            image.data().put(noise);
            images.add(image);
        }
        List<View> crops = new ArrayList<>();
        for (int i = 0; i < CROPS; i++) {
            int left = random.nextInt(200);
            int top = random.nextInt(100);
            Crop area =
                    new Crop(
                            left,
                            top,
                            left + 20 + random.nextInt(90),
                            top + 40 + random.nextInt(90));
            crops.add(new View(images.get(i % images.size()), area));
        }
        return crops;
    }
}
