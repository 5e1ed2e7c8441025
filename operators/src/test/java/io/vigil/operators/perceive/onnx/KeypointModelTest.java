package io.vigil.operators.perceive.onnx;

import static io.vigil.operators.perceive.onnx.TinyModel.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.vigil.operators.perceive.onnx.KeypointModel.Subject;
import io.vigil.operators.perceive.onnx.TinyModel.Constant;
import io.vigil.tracking.Box;
import io.vigil.tracking.Keypoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs are 48 wide and 64 high, if nothing else is said. */
class KeypointModelTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 64;
    private static final long[] INPUT = {1, 3, HEIGHT, WIDTH};

    /** Its window of one time the box is 48 x 64 times 2, from 52, 22. */
    private static final Box BOX = Box.ofSize(52, 36, 96, 100);

    @TempDir Path folder;

    @Property
    void aWindowHoldsTheBoxAboutItsCentreAndPointsComeBack(
            @ForAll @DoubleRange(min = -500, max = 500) double left,
            @ForAll @DoubleRange(min = -500, max = 500) double top,
            @ForAll @DoubleRange(min = 1, max = 900) double width,
            @ForAll @DoubleRange(min = 1, max = 900) double height,
            @ForAll @DoubleRange(min = 1, max = 3) double larger) {
        Box box = Box.ofSize(left, top, width, height);
        Window window = Window.about(box, larger, WIDTH, HEIGHT);
        Keypoint corner = window.toImage(new Keypoint(0, 0, 1));
        Keypoint other = window.toImage(new Keypoint(WIDTH, HEIGHT, 1));
        Keypoint centre = window.toImage(new Keypoint(WIDTH / 2.0, HEIGHT / 2.0, 1));
        assertThat(centre.x()).isCloseTo(box.centerX(), within(1e-6));
        assertThat(centre.y()).isCloseTo(box.centerY(), within(1e-6));
        assertThat(corner.x()).isLessThanOrEqualTo(box.left() + 1e-6);
        assertThat(corner.y()).isLessThanOrEqualTo(box.top() + 1e-6);
        assertThat(other.x()).isGreaterThanOrEqualTo(box.right() - 1e-6);
        assertThat(other.y()).isGreaterThanOrEqualTo(box.bottom() - 1e-6);
        // One of the two sides is just the box's, made larger.
        double spare =
                Math.min(
                        other.x() - corner.x() - larger * width,
                        other.y() - corner.y() - larger * height);
        assertThat(spare).isCloseTo(0, within(1e-6));
    }

    /** What is bright in the image is found where it is, whatever the box about it is. */
    @ParameterizedTest
    @ValueSource(longs = {OPEN, 1, 4})
    void whatIsSeenInTheCropIsWhereItLiesInTheImage(long batch) throws IOException {
        Path file =
                TinyModel.brightestColumnAndRow(
                        folder.resolve("bright.onnx"), batch, 3, HEIGHT, WIDTH);
        List<Box> boxes =
                List.of(
                        BOX,
                        Box.ofSize(60, 10, 40, 90),
                        Box.ofSize(80, 60, 120, 50),
                        Box.ofSize(-60, 20, 170, 160),
                        Box.ofSize(70.3, 55.7, 30.4, 40.2));
        try (KeypointModel model = open(file, 1.25);
                Mat image = spot(92, 77)) {
            List<Subject> subjects = boxes.stream().map(box -> new Subject(image, box)).toList();
            List<List<Keypoint>> found = model.find(subjects);
            for (int i = 0; i < boxes.size(); i++) {
                double pixel = Window.about(boxes.get(i), 1.25, WIDTH, HEIGHT).scale();
                assertThat(found.get(i)).hasSize(3);
                for (Keypoint point : found.get(i)) {
                    assertThat(point.x()).as("box %d", i).isCloseTo(92.5, within(pixel));
                    assertThat(point.y()).as("box %d", i).isCloseTo(77.5, within(pixel));
                }
            }
        }
    }

    @Test
    void simccBinsArePartsOfPixels() throws IOException {
        float[] across = new float[2 * 2 * WIDTH];
        float[] down = new float[2 * 2 * HEIGHT];
        across[21] = 0.75f;
        down[40] = 0.5f;
        across[2 * WIDTH + 95] = 0.25f;
        down[2 * HEIGHT] = 2;
        Constant x = new Constant("simcc_x", new long[] {1, 2, 2 * WIDTH}, across);
        Constant y = new Constant("simcc_y", new long[] {1, 2, 2 * HEIGHT}, down);
        for (Constant[] order : new Constant[][] {{x, y}, {y, x}}) {
            // Bin 21 is 10.5 pixels behind the middle of the first, and a pixel is 2 of the image.
            assertThat(found(DataType.FLOAT, INPUT, order))
                    .containsExactly(
                            new Keypoint(52 + 2 * 11.0, 22 + 2 * 20.5, 0.5),
                            new Keypoint(52 + 2 * 48.0, 22 + 2 * 0.5, 0.25));
        }
    }

    @Test
    void aHeatmapsPeakMovesAQuarterTowardsItsHotterNeighbour() throws IOException {
        int columns = WIDTH / 4;
        int rows = HEIGHT / 4;
        float[] heat = new float[2 * rows * columns];
        heat[5 * columns + 3] = 0.75f;
        heat[5 * columns + 4] = 0.5f;
        heat[4 * columns + 3] = 0.25f;
        heat[rows * columns] = 1.5f;
        Constant maps = new Constant("maps", new long[] {1, 2, rows, columns}, heat);
        assertThat(found(DataType.FLOAT, INPUT, maps))
                .containsExactly(
                        new Keypoint(52 + 2 * (3.25 * 4 + 0.5), 22 + 2 * (4.75 * 4 + 0.5), 0.75),
                        new Keypoint(52 + 2 * 0.5, 22 + 2 * 0.5, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLOAT", "INT32", "UINT8"})
    void movenetSaysSharesOfItsInputRowFirst(String type) throws IOException {
        Constant points =
                new Constant("output_0", new long[] {1, 1, 2, 3}, 0.25f, 0.5f, 0.75f, 1, 0, 0.125f);
        // 64 x 64 about a box of 96 x 100: a pixel is 100 / 64, from 50, 36.
        assertThat(found(DataType.valueOf(type), new long[] {1, 64, 64, 3}, points))
                .containsExactly(
                        new Keypoint(50 + 50, 36 + 25, 0.75), new Keypoint(50, 136, 0.125));
    }

    @Test
    void wholeNumbersAreTheColoursThemselves() throws IOException {
        for (DataType type :
                List.of(DataType.INT32, DataType.UINT8, DataType.FLOAT, DataType.FLOAT16)) {
            GraphInputs inputs =
                    new GraphInputs(
                            new TensorSpec(
                                    "images",
                                    TensorSpec.ElementType.valueOf(
                                            type == DataType.FLOAT ? "FLOAT32" : type.name()),
                                    new long[] {1, 2, 2, 3}),
                            0,
                            null);
            var memory = Elements.allocate(inputs.images(2));
            try (CropInput input = new CropInput(memory, 2, inputs, Channels.PLAIN_RGB);
                    Scalar colour = new Scalar(3, 2, 1, 0);
                    Mat image = new Mat(4, 4, opencv_core.CV_8UC3, colour)) {
                input.put(1, View.whole(image));
                int bytes = Elements.bytes(inputs.image().type());
                for (int i = 0; i < 12; i++) {
                    int at = (12 + i) * bytes;
                    double value =
                            switch (type) {
                                case INT32 -> memory.getInt(at);
                                case UINT8 -> memory.get(at);
                                case FLOAT -> memory.getFloat(at);
                                // 1, 2 and 3 as 16-bit floats.
                                default ->
                                        switch (memory.getShort(at)) {
                                            case 0x3c00 -> 1;
                                            case 0x4000 -> 2;
                                            case 0x4200 -> 3;
                                            default -> -1;
                                        };
                            };
                    assertThat(value).as("%s %d", type, i).isEqualTo(1 + i % 3);
                    assertThat(memory.get(i * bytes)).isZero();
                }
            }
        }
    }

    @Test
    void aPointOfWhichNothingIsKnownHasNoScoreAndASkeletonOfSuchIsNone() throws IOException {
        float nan = Float.NaN;
        assertThat(
                        found(
                                DataType.FLOAT,
                                new long[] {1, 64, 64, 3},
                                new Constant("o", new long[] {1, 1, 2, 3}, nan, 0, 1, 0, 0, 0.5f)))
                .extracting(Keypoint::score)
                .containsExactly(0.0, 0.5);
        assertThat(
                        found(
                                DataType.FLOAT,
                                new long[] {1, 64, 64, 3},
                                new Constant("o", new long[] {1, 1, 2, 3}, nan, 0, 1, 0, 0, 0)))
                .isEmpty();
    }

    @Test
    void modelsOfSomethingElseAreRefused() throws IOException {
        Path file =
                TinyModel.constants(
                        folder.resolve("boxes.onnx"),
                        DataType.FLOAT,
                        INPUT,
                        new Constant("boxes", new long[] {1, 5, 6}, new float[30]));
        assertThatThrownBy(() -> open(file, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("with an input of 48x64 has [boxes[1, 5, 6] float32]");
    }

    private List<Keypoint> found(DataType type, long[] input, Constant... outputs)
            throws IOException {
        Path file = TinyModel.constants(folder.resolve("pose.onnx"), type, input, outputs);
        try (KeypointModel model = open(file, 1);
                Mat image = spot(0, 0)) {
            return model.find(List.of(new Subject(image, BOX))).get(0);
        }
    }

    private static KeypointModel open(Path file, double larger) {
        return KeypointModel.open(file, ModelOptions.cpu(1), larger, Optional.empty());
    }

    /** Dark, with one bright pixel that is a little blurred. */
    private static Mat spot(int x, int y) {
        Mat image = new Mat(200, 240, opencv_core.CV_8UC3);
        try (Scalar dark = new Scalar(5, 5, 5, 0);
                Scalar bright = new Scalar(250, 250, 250, 0);
                Rect square = new Rect(Math.max(0, x - 4), Math.max(0, y - 4), 9, 9);
                var kernel = new org.bytedeco.opencv.opencv_core.Size(9, 9)) {
            image.put(dark);
            try (Mat area = new Mat(image, square)) {
                area.put(bright);
            }
            opencv_imgproc.GaussianBlur(image, image, kernel, 3);
        }
        return image;
    }
}
