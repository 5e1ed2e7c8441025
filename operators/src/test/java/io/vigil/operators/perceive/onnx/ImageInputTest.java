package io.vigil.operators.perceive.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.operators.perceive.onnx.Preprocessing.Placement;
import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import io.vigil.tracking.Keypoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.AbstractDoubleAssert;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

/** With inputs of 64x64 and images of blue 10, green 20, red 30. */
class ImageInputTest {
    private static final int SIDE = 64;
    private static final Preprocessing CORNER =
            Preprocessing.of(Placement.TOP_LEFT, 114, false, 0, 1);

    private TensorSpec spec = planes(1, ElementType.FLOAT32);
    private ByteBuffer memory = ByteBuffer.allocate(0);

    @Test
    void theImageIsAtTheTopLeftInPlanesAndTheRestIsGrey() {
        try (ImageInput input = open(planes(1, ElementType.FLOAT32), CORNER)) {
            assertThat(put(input, 0, 128, 64)).isEqualTo(new Fit(0.5, 0.5, 0, 0, 0, 0));
            assertPixel(0, 0, 0, 10, 20, 30);
            assertPixel(0, 63, 31, 10, 20, 30);
            assertPixel(0, 0, 32, 114, 114, 114);
            assertPixel(0, 63, 63, 114, 114, 114);
        }
    }

    @Test
    void theImageIsInTheMiddle() {
        Preprocessing middle = Preprocessing.of(Placement.CENTRE, 114, true, 0, 255);
        try (ImageInput input = open(planes(1, ElementType.FLOAT32), middle)) {
            assertThat(put(input, 0, 128, 64)).isEqualTo(new Fit(0.5, 0.5, 0, 16, 0, 0));
            assertPixel(0, 5, 15, 114 / 255.0, 114 / 255.0, 114 / 255.0);
            assertPixel(0, 5, 16, 30 / 255.0, 20 / 255.0, 10 / 255.0);
            assertPixel(0, 5, 47, 30 / 255.0, 20 / 255.0, 10 / 255.0);
            assertPixel(0, 5, 48, 114 / 255.0, 114 / 255.0, 114 / 255.0);
        }
    }

    @Test
    void theImageIsStretchedAndEachChannelNormalised() {
        Preprocessing stretched =
                new Preprocessing(
                        Placement.STRETCH,
                        0,
                        false,
                        List.of(1.0, 2.0, 3.0),
                        List.of(2.0, 4.0, 8.0));
        try (ImageInput input = open(planes(1, ElementType.FLOAT32), stretched)) {
            assertThat(put(input, 0, 128, 32)).isEqualTo(new Fit(0.5, 2, 0, 0, 0, 0));
            assertPixel(0, 0, 0, 4.5, 4.5, 27 / 8.0);
            assertPixel(0, 63, 63, 4.5, 4.5, 27 / 8.0);
        }
    }

    @Test
    void theNumbersOfAPixelMayLieTogether() {
        for (List<Double> deviation : List.of(List.of(2.0, 2.0, 2.0), List.of(2.0, 4.0, 8.0))) {
            Preprocessing centred =
                    new Preprocessing(
                            Placement.CENTRE, 114, true, List.of(2.0, 2.0, 2.0), deviation);
            for (ElementType type : List.of(ElementType.FLOAT32, ElementType.FLOAT16)) {
                try (ImageInput input = open(pixels(2, type), centred)) {
                    put(input, 1, 128, 64);
                    assertPixel(1, 5, 15, by(112, deviation));
                    assertPixel(
                            1,
                            5,
                            16,
                            28 / deviation.get(0),
                            18 / deviation.get(1),
                            8 / deviation.get(2));
                    assertThat(number(0)).isZero();
                }
            }
        }
    }

    @Test
    void numbersMayBeBytesOrHalfFloats() {
        try (ImageInput input = open(pixels(1, ElementType.UINT8), CORNER)) {
            put(input, 0, 128, 64);
            assertPixel(0, 63, 31, 10, 20, 30);
            assertPixel(0, 63, 32, 114, 114, 114);
        }
        try (ImageInput input = open(planes(1, ElementType.UINT8), CORNER)) {
            put(input, 0, 128, 64);
            assertPixel(0, 63, 31, 10, 20, 30);
            assertPixel(0, 63, 32, 114, 114, 114);
        }
        Preprocessing unit = Preprocessing.of(Placement.TOP_LEFT, 114, false, 0, 255);
        try (ImageInput input = open(planes(1, ElementType.FLOAT16), unit)) {
            put(input, 0, 128, 64);
            assertPixel(0, 63, 31, 10 / 255.0, 20 / 255.0, 30 / 255.0);
            assertPixel(0, 63, 32, 114 / 255.0, 114 / 255.0, 114 / 255.0);
        }
    }

    @Test
    void anImageOfAnotherShapeLeavesNothingOfTheOneBefore() {
        try (ImageInput input = open(planes(1, ElementType.FLOAT32), CORNER)) {
            put(input, 0, 64, 64);
            put(input, 0, 128, 64);
            assertPixel(0, 0, 63, 114, 114, 114);
            put(input, 0, 32, 64);
            assertPixel(0, 31, 63, 10, 20, 30);
            assertPixel(0, 32, 63, 114, 114, 114);
        }
    }

    @Test
    void eachPlaceIsWrittenAlone() {
        try (ImageInput input = open(planes(3, ElementType.FLOAT32), CORNER)) {
            put(input, 2, 64, 64);
            put(input, 1, 128, 64);
            assertPixel(2, 63, 63, 10, 20, 30);
            assertPixel(1, 63, 63, 114, 114, 114);
            assertPixel(1, 63, 31, 10, 20, 30);
            for (int i = 0; i < 3 * SIDE * SIDE; i++) {
                assertThat(number(i)).isZero();
            }
        }
    }

    @Test
    void aPartOfAnImageIsLookedAtAlone() {
        try (ImageInput input = open(planes(1, ElementType.FLOAT32), CORNER);
                Mat image = new Mat(200, 300, opencv_core.CV_8UC3, new Scalar(1, 2, 3, 0));
                Mat part = image.apply(new Rect(100, 50, 32, 64))) {
            part.put(new Scalar(10, 20, 30, 0));
            Fit fit = input.put(0, new View(image, new Crop(100, 50, 132, 114)));
            assertThat(fit).isEqualTo(new Fit(1, 1, 0, 0, 100, 50));
            assertPixel(0, 0, 0, 10, 20, 30);
            assertPixel(0, 31, 63, 10, 20, 30);
            assertPixel(0, 32, 0, 114, 114, 114);
        }
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        assertThatThrownBy(
                        () ->
                                open(
                                        planes(1, ElementType.UINT8),
                                        Preprocessing.of(Placement.CENTRE, 0, true, 0, 255)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("uint8 takes pixels as they are");
        assertThatThrownBy(() -> open(planes(1, ElementType.INT64), CORNER))
                .hasMessageContaining("float32, float16 or uint8");
        TensorSpec grey = new TensorSpec("x", ElementType.FLOAT32, new long[] {1, 1, 64, 64});
        assertThatThrownBy(() -> new ImageInput(ByteBuffer.allocateDirect(4), grey, CORNER))
                .hasMessageContaining("[images, 3, height, width]")
                .hasMessageContaining("x[1, 1, 64, 64] float32");
    }

    @Property
    void allOfAnImageIsInTheInputAndComesBackToItsPlace(
            @ForAll @IntRange(min = 1, max = 5000) int width,
            @ForAll @IntRange(min = 1, max = 5000) int height,
            @ForAll @IntRange(min = 1, max = 700) int inputWidth,
            @ForAll @IntRange(min = 1, max = 700) int inputHeight,
            @ForAll Placement placement) {
        Crop area = new Crop(3, 5, 3 + width, 5 + height);
        Placed placed = Placed.of(placement, area, inputWidth, inputHeight);

        assertThat(placed.left()).isBetween(0, inputWidth - placed.width());
        assertThat(placed.top()).isBetween(0, inputHeight - placed.height());
        assertThat(Math.max(inputWidth - placed.width(), inputHeight - placed.height()))
                .isNotNegative();
        Fit fit = placed.fit();
        Keypoint corner = fit.toImage(new Keypoint(placed.left(), placed.top(), 1));
        assertThat(corner.x()).isEqualTo(3);
        assertThat(corner.y()).isEqualTo(5);
        Keypoint other =
                fit.toImage(
                        new Keypoint(
                                placed.left() + width * fit.scaleX(),
                                placed.top() + height * fit.scaleY(),
                                1));
        assertThat(other.x()).isCloseTo(3.0 + width, within(1e-6));
        assertThat(other.y()).isCloseTo(5.0 + height, within(1e-6));
        // A pixel of the input, and no more, is lost to whole numbers, or won where none was left.
        assertThat(placed.width()).isBetween((int) (width * fit.scaleX()), inputWidth);
        assertThat(Math.abs(placed.width() - width * fit.scaleX())).isLessThanOrEqualTo(1);
        assertThat(Math.abs(placed.height() - height * fit.scaleY())).isLessThanOrEqualTo(1);
    }

    private static double[] by(double value, List<Double> deviation) {
        return deviation.stream().mapToDouble(d -> value / d).toArray();
    }

    private static TensorSpec planes(int images, ElementType type) {
        return new TensorSpec("images", type, new long[] {images, 3, SIDE, SIDE});
    }

    private static TensorSpec pixels(int images, ElementType type) {
        return new TensorSpec("images", type, new long[] {images, SIDE, SIDE, 3});
    }

    private ImageInput open(TensorSpec input, Preprocessing preprocessing) {
        spec = input;
        int numbers = 3 * SIDE * SIDE * (int) input.shape()[0];
        memory = ByteBuffer.allocateDirect(4 * numbers).order(ByteOrder.nativeOrder());
        return new ImageInput(memory, input, preprocessing);
    }

    private static Fit put(ImageInput input, int place, int width, int height) {
        try (Mat image = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(10, 20, 30, 0))) {
            return input.put(place, View.whole(image));
        }
    }

    private void assertPixel(int place, int x, int y, double... expected) {
        boolean planes = spec.shape()[1] == 3;
        for (int i = 0; i < 3; i++) {
            int pixel = y * SIDE + x;
            int at = 3 * SIDE * SIDE * place + (planes ? i * SIDE * SIDE + pixel : 3 * pixel + i);
            AbstractDoubleAssert<?> number = assertThat(number(at)).as("channel %d", i);
            number.isCloseTo(expected[i], within(Math.max(1e-6, expected[i] / 1000)));
        }
    }

    private double number(int at) {
        return switch (spec.type()) {
            case FLOAT32 -> memory.getFloat(4 * at);
            case FLOAT16 -> half(memory.getShort(2 * at));
            default -> memory.get(at) & 0xff;
        };
    }

    /** IEEE 754 binary16; numbers here are positive and not tiny. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        return bits == 0 ? 0 : (1 + (bits & 0x3ff) / 1024.0) * Math.pow(2, exponent - 15);
    }
}
