package io.vigil.operators.perceive;

import io.vigil.ingest.Frame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A frame whose pixels, once decoded, are kept outside the Java heap until everybody who held it
 * has released it. Safe for use by many threads.
 */
final class DecodedFrame implements FrameView {
    private final Frame frame;
    private Mat bgr;
    private String broken;
    private int holders = 1;

    /** Held by the caller. */
    DecodedFrame(Frame frame) {
        this.frame = frame;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    /**
     * @throws UndecodableFrameException if the image is broken
     */
    @Override
    public synchronized Mat bgr() {
        if (holders == 0) {
            throw new IllegalStateException("Pixels of " + frame + " were asked for after release");
        }
        if (broken != null) {
            throw new UndecodableFrameException(frame, broken);
        }
        if (bgr == null) {
            try {
                bgr = decode();
            } catch (RuntimeException failure) {
                // OpenCV's own errors arrive as RuntimeException with its message.
                broken = String.valueOf(failure.getMessage());
                throw new UndecodableFrameException(frame, broken);
            }
        }
        return bgr;
    }

    synchronized DecodedFrame hold() {
        holders++;
        return this;
    }

    synchronized void release() {
        holders--;
        if (holders == 0 && bgr != null) {
            bgr.close();
            bgr = null;
        }
    }

    private Mat decode() {
        return switch (frame.encoding()) {
            case JPEG -> jpeg();
            case BGR24 -> {
                try (Mat view = view(frame.height(), opencv_core.CV_8UC3)) {
                    yield view.clone();
                }
            }
            case GRAY8 -> converted(frame.height(), opencv_imgproc.COLOR_GRAY2BGR);
            case NV12 ->
                    converted(
                            frame.height() + frame.height() / 2, opencv_imgproc.COLOR_YUV2BGR_NV12);
        };
    }

    private Mat jpeg() {
        // Orientation tags would turn the image away from the size that was checked.
        int flags = opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
        try (BytePointer bytes = new BytePointer(frame.image());
                Mat encoded = new Mat(1, frame.image().length, opencv_core.CV_8UC1, bytes)) {
            Mat image = opencv_imgcodecs.imdecode(encoded, flags);
            if (image.empty() || image.cols() != frame.width() || image.rows() != frame.height()) {
                String found =
                        image.empty()
                                ? "its data is broken"
                                : "it came out as %dx%d".formatted(image.cols(), image.rows());
                image.close();
                throw new IllegalArgumentException(found);
            }
            return image;
        }
    }

    private Mat converted(int rows, int code) {
        Mat image = new Mat();
        try (Mat view = view(rows, opencv_core.CV_8UC1)) {
            opencv_imgproc.cvtColor(view, image, code);
        }
        return image;
    }

    /** The raw bytes as an image; they live as long as it does. */
    private Mat view(int rows, int type) {
        return new Mat(rows, frame.width(), type, new BytePointer(frame.image()));
    }
}
