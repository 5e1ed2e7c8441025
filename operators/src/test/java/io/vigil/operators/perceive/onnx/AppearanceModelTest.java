package io.vigil.operators.perceive.onnx;

import static io.vigil.operators.perceive.onnx.TinyModel.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Box;
import io.vigil.tracking.Embedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against models that answer with the means of a crop's three channels. */
class AppearanceModelTest {
    private static final int HEIGHT = 32;
    private static final int WIDTH = 16;

    /** Blue, green and red of 20 stripes, 10 pixels wide each. */
    private static final int STRIPES = 20;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {OPEN, 1, 4, 64})
    void channelsFirstMeansRgbNormalisedAsImageNet(long batch) throws IOException {
        Path file = TinyModel.means(folder.resolve("first.onnx"), false, batch, 3, HEIGHT, WIDTH);

        List<Embedding> embeddings = embed(file, stripes());

        assertThat(embeddings).hasSize(STRIPES);
        for (int i = 0; i < STRIPES; i++) {
            assertAlike(
                    embeddings.get(i),
                    (red(i) / 255f - 0.485f) / 0.229f,
                    (green(i) / 255f - 0.456f) / 0.224f,
                    (blue(i) / 255f - 0.406f) / 0.225f);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {OPEN, 1, 4, 64})
    void channelsLastMeansBgrAsTheyAre(long batch) throws IOException {
        Path file = TinyModel.means(folder.resolve("last.onnx"), false, batch, HEIGHT, WIDTH, 3);

        List<Embedding> embeddings = embed(file, stripes());

        assertThat(embeddings).hasSize(STRIPES);
        for (int i = 0; i < STRIPES; i++) {
            assertAlike(embeddings.get(i), blue(i), green(i), red(i));
        }
    }

    @Test
    void whatIsSaidOfACropDoesNotDependOnTheOthers() throws IOException {
        Path file = TinyModel.means(folder.resolve("open.onnx"), false, OPEN, 3, OPEN, OPEN);
        List<Crop> crops = stripes();
        try (AppearanceModel model = AppearanceModel.open(file, 1);
                Mat image = striped()) {
            List<Embedding> together = model.embed(image, crops);
            assertThat(model.embed(image, crops.subList(3, 12))).isEqualTo(together.subList(3, 12));
            for (int i = 0; i < STRIPES; i++) {
                assertThat(model.embed(image, crops.subList(i, i + 1)))
                        .containsExactly(together.get(i));
            }
            assertThat(model.embed(image, List.of())).isEmpty();
        }
    }

    @Test
    void aModelThatWorksForOneCropOnlyGetsOneAtATime() throws IOException {
        Path file = TinyModel.meansOfOne(folder.resolve("traced.onnx"), OPEN, HEIGHT, WIDTH, 3);

        List<Embedding> embeddings = embed(file, stripes());

        for (int i = 0; i < STRIPES; i++) {
            assertAlike(embeddings.get(i), blue(i), green(i), red(i));
        }
    }

    @Test
    void anAnswerThatIsNotFiniteIsNoneForThatCropAlone() throws IOException {
        // The first stripe is black, and the logarithm of nothing is not finite.
        Path file = TinyModel.means(folder.resolve("log.onnx"), true, OPEN, HEIGHT, WIDTH, 3);

        List<Embedding> embeddings = embed(file, stripes());

        assertThat(embeddings.get(0)).isSameAs(Embedding.NONE);
        assertThat(embeddings.subList(1, STRIPES)).allMatch(Embedding::isPresent);
    }

    @Test
    void modelsOfSomethingElseAreRefusedByWhatTheyAre() throws IOException {
        assertRefused(
                TinyModel.write(
                        folder.resolve("grey.onnx"), new long[] {1, 1, 64, 64}, new long[] {1, 8}),
                "needs an input of shape [1, 3, height, width] or [1, height, width, 3], with 3 colour channels, but images has [1, 1, 64, 64]");
        assertRefused(
                TinyModel.write(
                        folder.resolve("flat.onnx"), new long[] {1, 3, 64}, new long[] {1, 8}),
                "but has [images[1, 3, 64] float32]");
        assertRefused(
                TinyModel.write(
                        folder.resolve("yolox.onnx"),
                        new long[] {1, 3, 64, 64},
                        new long[] {1, 84, 6}),
                "needs an output of shape [crops, numbers] with 2 to 4096 numbers a crop, but output has [1, 84, 6]");
        assertRefused(
                TinyModel.write(
                        folder.resolve("yes-or-no.onnx"),
                        new long[] {1, 3, 64, 64},
                        new long[] {1, 1}),
                "but output has [1, 1]");
        assertRefused(
                TinyModel.meansTwice(folder.resolve("two.onnx"), 1, 3, 64, 64),
                "needs one output, a vector for each crop, but has [output[1, 3] float32, again[1, 3] float32]");
        assertRefused(
                TinyModel.means(folder.resolve("huge.onnx"), false, 4096, 3, 256, 128),
                "needs an input of at most 268435456 numbers, but images has [4096, 3, 256, 128]");
        assertRefused(
                Files.writeString(folder.resolve("notes.onnx"), "this is a text"),
                "needs to be an ONNX file");
    }

    @Test
    void singleSidesInAnAnswerAreNoMatter() throws IOException {
        Path file =
                TinyModel.write(
                        folder.resolve("pooled.onnx"),
                        new long[] {1, 3, 64, 64},
                        new long[] {1, 2, 1, 1},
                        3,
                        4);

        assertThat(embed(file, stripes()).get(0)).isEqualTo(Embedding.of(3, 4));
    }

    @Test
    void aCropIsWhatIsVisibleOfABox() {
        assertThat(Crop.of(new Box(-5, -0.4, 20.6, 300), 100, 50)).contains(new Crop(0, 0, 21, 50));
        assertThat(Crop.of(new Box(-50, 0, -10, 20), 100, 50)).isEmpty();
        assertThat(Crop.of(new Box(100, 0, 120, 20), 100, 50)).isEmpty();
        assertThat(Crop.of(new Box(10, 20.1, 30, 20.4), 100, 50)).isEmpty();
        assertThat(Crop.of(new Box(-1e300, -1e300, 1e300, 1e300), 100, 50))
                .contains(new Crop(0, 0, 100, 50));
    }

    private void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> AppearanceModel.open(file, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private static void assertAlike(Embedding embedding, float... direction) {
        Embedding expected = Embedding.of(direction);
        assertThat(embedding.isPresent()).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            assertThat(embedding.cosine(expected)).isCloseTo(1, within(1e-6));
        }
    }

    private static List<Embedding> embed(Path file, List<Crop> crops) {
        try (AppearanceModel model = AppearanceModel.open(file, 1);
                Mat image = striped()) {
            return model.embed(image, crops);
        }
    }

    private static List<Crop> stripes() {
        List<Crop> crops = new ArrayList<>();
        for (int i = 0; i < STRIPES; i++) {
            crops.add(new Crop(10 * i, 5 + i, 10 * i + 10, 55));
        }
        return crops;
    }

    private static Mat striped() {
        Mat image = new Mat(60, 10 * STRIPES, opencv_core.CV_8UC3);
        for (int i = 0; i < STRIPES; i++) {
            try (Rect area = new Rect(10 * i, 0, 10, 60);
                    Mat stripe = new Mat(image, area);
                    Scalar colour = new Scalar(blue(i), green(i), red(i), 0)) {
                stripe.put(colour);
            }
        }
        return image;
    }

    private static int blue(int stripe) {
        return 12 * stripe;
    }

    private static int green(int stripe) {
        return 7 * stripe;
    }

    private static int red(int stripe) {
        return 3 * stripe;
    }
}
