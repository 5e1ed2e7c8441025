package io.vigil.operators.perceive.onnx;

import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Where one image lies in a model's input. Used by one thread at a time. */
final class ImagePlace implements AutoCloseable {
    private final InputShape shape;
    private final Preprocessing preprocessing;
    private final List<Mat> whole = new ArrayList<>();
    private final List<Mat> inside = new ArrayList<>();
    private Placed filled;

    /**
     * @param start of the image in the input
     */
    ImagePlace(InputShape shape, Pointer start, Preprocessing preprocessing) {
        this.shape = shape;
        this.preprocessing = preprocessing;
        int planes = shape.channelsFirst() ? InputShape.CHANNELS : 1;
        int type =
                opencv_core.CV_MAKETYPE(
                        depth(shape.type()), shape.channelsFirst() ? 1 : InputShape.CHANNELS);
        BytePointer bytes = new BytePointer(start);
        long plane = shape.elements() / planes * shape.bytes();
        for (int i = 0; i < planes; i++) {
            whole.add(new Mat(shape.height(), shape.width(), type, bytes.getPointer(i * plane)));
        }
    }

    static int depth(ElementType type) {
        return switch (type) {
            case FLOAT32 -> opencv_core.CV_32F;
            case FLOAT16 -> opencv_core.CV_16F;
            default -> opencv_core.CV_8U;
        };
    }

    /** What an image is written to, one for each plane; it shares the input's memory. */
    List<Mat> inside() {
        return inside;
    }

    /** The border is painted only when the images' shape changes: nothing else writes there. */
    void fill(Placed placed) {
        if (placed.fillsSame(filled)) {
            return;
        }
        filled = placed;
        inside.forEach(Mat::close);
        inside.clear();
        try (Rect part = new Rect(placed.left(), placed.top(), placed.width(), placed.height())) {
            for (int i = 0; i < whole.size(); i++) {
                try (Scalar border = border(i)) {
                    whole.get(i).put(border);
                }
                inside.add(whole.get(i).apply(part));
            }
        }
    }

    private Scalar border(int plane) {
        return shape.channelsFirst()
                ? new Scalar(preprocessing.normalised(preprocessing.pad(), plane))
                : new Scalar(
                        preprocessing.normalised(preprocessing.pad(), 0),
                        preprocessing.normalised(preprocessing.pad(), 1),
                        preprocessing.normalised(preprocessing.pad(), 2),
                        0);
    }

    @Override
    public void close() {
        inside.forEach(Mat::close);
        whole.forEach(Mat::close);
    }
}
