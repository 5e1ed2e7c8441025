package io.vigil.operators.perceive.onnx;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Puts images into a model's input: scaled (bilinear), placed, and each channel normalised, in the
 * layout and type that the input has. Memory is kept from one image to the next; nothing that grows
 * with an image is allocated on the heap. Used by one thread at a time.
 */
final class ImageInput implements AutoCloseable {
    private final InputShape shape;
    private final Preprocessing preprocessing;

    /** Keeps the memory that the places point to. */
    private final BytePointer start;

    private final ImagePlace[] places;
    private final PixelWriter writer;
    private final Mat resized = new Mat();
    private final Rect part = new Rect();
    private final Size size = new Size();

    /**
     * @param target direct, of {@code input}'s shape; written in place from its start
     * @throws ModelException if images cannot be put into such an input in this way
     */
    ImageInput(ByteBuffer target, TensorSpec input, Preprocessing preprocessing) {
        this.shape = InputShape.of(input);
        this.preprocessing = preprocessing;
        this.writer = PixelWriter.of(shape, preprocessing);
        this.places = new ImagePlace[shape.images()];
        // Images are looked at side by side already: OpenCV's own threads would only take the cores
        // of
        // the other workers (measured: 5 % of all frames).
        opencv_core.setNumThreads(1);
        this.start = new BytePointer(target.duplicate().rewind());
        long bytes = shape.elements() * shape.bytes();
        for (int i = 0; i < places.length; i++) {
            places[i] = new ImagePlace(shape, start.getPointer(i * bytes), preprocessing);
        }
    }

    /**
     * @param place from 0, below the number of images that the input holds
     * @return where the view lies in it
     */
    Fit put(int place, View view) {
        Crop area = view.area();
        Placed placed = Placed.of(preprocessing.placement(), area, shape.width(), shape.height());
        places[place].fill(placed);
        part.x(area.left()).y(area.top()).width(area.width()).height(area.height());
        size.width(placed.width()).height(placed.height());
        try (Mat seen = new Mat(view.bgr(), part)) {
            opencv_imgproc.resize(seen, resized, size, 0, 0, opencv_imgproc.INTER_LINEAR);
        }
        writer.write(resized, places[place].inside());
        return placed.fit();
    }

    @Override
    public void close() {
        Arrays.stream(places).forEach(ImagePlace::close);
        writer.close();
        resized.close();
        part.close();
        size.close();
    }
}
