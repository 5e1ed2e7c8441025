package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
    private static final long[] IMAGE = {1, 3, 64, 64};

    @TempDir Path folder;

    @Test
    void anImageGoesInAndBoxesInItsPixelsComeOut() throws IOException {
        // Cell (0, 0) of stride 8: centre (4, 4), size 8, person only.
        float[] row = {0.5f, 0.5f, 0, 0, 0.9f, 1};
        Path file = TinyModel.write(folder.resolve("one.onnx"), IMAGE, new long[] {1, 84, 6}, row);

        try (OnnxModel model = OnnxModel.open(file, "auto", 1);
                Mat image = new Mat(128, 100, opencv_core.CV_8UC3, new Scalar(7))) {
            List<Detection> found = model.detect(image, 0.3, 0.5);
            assertThat(model.detect(image, 0.3, 0.5)).isEqualTo(found);
            assertThat(found).hasSize(1);
            assertThat(found.get(0).label()).isEqualTo("person");
            assertThat(found.get(0).score()).isCloseTo(0.9, within(1e-6));
            assertThat(found.get(0).box().right()).isCloseTo(16, within(1e-6));
        }
    }

    @Test
    void anUnknownHeadIsToldByItsShapes() throws IOException {
        Path file =
                TinyModel.write(
                        folder.resolve("v8.onnx"),
                        new long[] {1, 3, 320, 320},
                        new long[] {1, 84, 2100});

        assertThatThrownBy(() -> OnnxModel.open(file, "auto", 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("output[1, 84, 2100]")
                .hasMessageContaining("input 320x320")
                .hasMessageContaining("yolox");
    }

    @Test
    void whatIsNoModelIsSaidToBeNone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.onnx"), "this is a text");

        assertThatThrownBy(() -> OnnxModel.open(file, "auto", 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("notes.onnx needs to be an ONNX file");
        Path empty = Files.writeString(folder.resolve("empty.onnx"), "");
        assertThatThrownBy(() -> OnnxModel.open(empty, "auto", 1))
                .hasMessageEndingWith("empty.onnx needs to be an ONNX file, but is empty");
    }

    @Test
    void aModelOfGreyImagesIsRefused() throws IOException {
        Path file =
                TinyModel.write(
                        folder.resolve("grey.onnx"),
                        new long[] {1, 1, 64, 64},
                        new long[] {1, 84, 6});

        assertThatThrownBy(() -> OnnxModel.open(file, "auto", 1))
                .hasMessageContaining("[1, 3, height, width]")
                .hasMessageContaining("[1, 1, 64, 64]");
    }

    @Test
    void aHeadThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> OnnxModel.open(folder.resolve("x.onnx"), "yolo99", 1))
                .hasMessage("Head yolo99 is not known; known are auto, yolox");
    }

    @Test
    void aModelIsFoundByItsName() throws IOException {
        Path file = Files.createFile(folder.resolve("yolox_nano.onnx"));

        assertThat(ModelFiles.find("yolox-nano", List.of(folder.resolve("none"), folder), "none"))
                .isEqualTo(file);
        assertThat(ModelFiles.find(file.toString(), List.of(), "none")).isEqualTo(file);
        assertThatThrownBy(() -> ModelFiles.find("yolox-giant", List.of(folder), "builtin:auto"))
                .hasMessageContaining("yolox-giant")
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("builtin:auto");
    }
}
