package io.vigil.deploy;

import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.sinks.evidence.Pictures;
import org.bytedeco.opencv.opencv_core.Mat;

/** The image of a frame as it lies in the log. */
public final class FrameImage {
    private FrameImage() {}

    /**
     * 8-bit BGR; the caller closes it.
     *
     * @throws IllegalArgumentException if it cannot be decoded
     */
    public static Mat bgr(Frame frame) {
        return switch (frame.encoding()) {
            case JPEG -> Pictures.fromJpeg(frame.image());
            case BGR24 -> Pictures.fromBgr(frame.image(), frame.width(), frame.height());
            case GRAY8 -> Pictures.fromGray(frame.image(), frame.width(), frame.height());
            case NV12 -> Pictures.fromNv12(frame.image(), frame.width(), frame.height());
        };
    }

    /**
     * As a JPEG: the frame's own where it is one.
     *
     * @param quality of any other, 1 to 100
     * @throws IllegalArgumentException if it cannot be decoded
     */
    public static byte[] jpeg(Frame frame, int quality) {
        if (frame.encoding() == FrameEncoding.JPEG) {
            return frame.image();
        }
        try (Mat picture = bgr(frame)) {
            return Pictures.toJpeg(picture, quality);
        }
    }
}
