package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class LetterboxTest {
    private final FloatBuffer input =
            ByteBuffer.allocateDirect(3 * 64 * 64 * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();

    @Test
    void theImageIsAtTheTopLeftInPlanesAndTheRestIsGrey() {
        try (Letterbox letterbox = new Letterbox(input, 64, 64)) {
            assertThat(fit(letterbox, 128, 64)).isEqualTo(0.5);
            assertThat(row(0, 0)).containsOnly(10);
            assertThat(row(1, 31)).containsOnly(20);
            assertThat(row(2, 0)).containsOnly(30);
            assertThat(row(0, 32)).containsOnly(114);
            assertThat(row(2, 63)).containsOnly(114);
        }
    }

    @Test
    void anImageOfAnotherShapeLeavesNothingOfTheOneBefore() {
        try (Letterbox letterbox = new Letterbox(input, 64, 64)) {
            fit(letterbox, 64, 64);
            fit(letterbox, 128, 64);
            assertThat(row(1, 63)).containsOnly(114);
            fit(letterbox, 32, 64);
            assertThat(row(0, 63)).startsWith(10, 10).endsWith(114, 114);
        }
    }

    private static double fit(Letterbox letterbox, int width, int height) {
        try (Mat image = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(10, 20, 30, 0))) {
            return letterbox.fit(View.whole(image)).scaleX();
        }
    }

    private float[] row(int plane, int y) {
        float[] row = new float[64];
        input.get((plane * 64 + y) * 64, row);
        return row;
    }
}
