package io.vigil.ingest.publish;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YUV_I420;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.vigil.ingest.FrameEncoding;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/** Lays images out as they travel. Keeps its buffers, so it is for one thread. */
final class ImageEncoder implements AutoCloseable {
    private final FrameEncoding encoding;
    private final IntPointer jpeg;
    private final BytePointer compressed = new BytePointer();
    private final BytePointer extension = new BytePointer(".jpg");
    private final Mat converted = new Mat();

    /** An image as it travels; the size may be smaller than before by a pixel. */
    record Encoded(int width, int height, byte[] bytes) {}

    ImageEncoder(FrameEncoding encoding, int jpegQuality) {
        this.encoding = encoding;
        this.jpeg = new IntPointer(IMWRITE_JPEG_QUALITY, jpegQuality);
    }

    /**
     * @param bgr 8 bits a channel ({@code CV_8UC3})
     */
    Encoded encode(Mat bgr) {
        return switch (encoding) {
            case JPEG -> new Encoded(bgr.cols(), bgr.rows(), jpeg(bgr));
            case BGR24 -> new Encoded(bgr.cols(), bgr.rows(), bytes(bgr));
            case GRAY8 -> {
                cvtColor(bgr, converted, COLOR_BGR2GRAY);
                yield new Encoded(bgr.cols(), bgr.rows(), bytes(converted));
            }
            case NV12 -> nv12(bgr);
        };
    }

    private byte[] jpeg(Mat bgr) {
        if (!imencode(extension, bgr, compressed, jpeg)) {
            throw new IllegalStateException(
                    "OpenCV does not encode an image of %d x %d as JPEG"
                            .formatted(bgr.cols(), bgr.rows()));
        }
        byte[] bytes = new byte[(int) compressed.limit()];
        compressed.get(bytes);
        return bytes;
    }

    /** Chroma comes in two planes from OpenCV and is interleaved here; an odd edge is cut off. */
    private Encoded nv12(Mat bgr) {
        int width = bgr.cols() & ~1;
        int height = bgr.rows() & ~1;
        try (Rect even = new Rect(0, 0, width, height);
                Mat cut = new Mat(bgr, even)) {
            cvtColor(cut, converted, COLOR_BGR2YUV_I420);
        }
        byte[] planar = bytes(converted);
        byte[] bytes = planar.clone();
        int luma = width * height;
        int quarter = luma / 4;
        for (int i = 0; i < quarter; i++) {
            bytes[luma + 2 * i] = planar[luma + i];
            bytes[luma + 2 * i + 1] = planar[luma + quarter + i];
        }
        return new Encoded(width, height, bytes);
    }

    private static byte[] bytes(Mat image) {
        if (!image.isContinuous()) {
            try (Mat whole = image.clone()) {
                return bytes(whole);
            }
        }
        byte[] bytes = new byte[Math.toIntExact(image.total() * image.elemSize())];
        try (BytePointer data = image.data()) {
            data.get(bytes);
        }
        return bytes;
    }

    @Override
    public void close() {
        jpeg.close();
        compressed.close();
        extension.close();
        converted.close();
    }
}
