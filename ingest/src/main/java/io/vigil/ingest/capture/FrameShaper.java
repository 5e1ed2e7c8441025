package io.vigil.ingest.capture;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.FrameEncoding;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Brings an image into the form in which it leaves the process: scaled down to the configured
 * width, with even sides where it is scaled or travels as NV12, and with the masks painted black.
 * Used by one thread.
 */
public final class FrameShaper {
    private final int maxWidth;
    private final boolean even;
    private final Mask mask;
    private final Mat shaped = new Mat();

    /**
     * @throws IllegalArgumentException if a mask is no polygon in [0, 1]
     */
    public FrameShaper(CameraConfig config) {
        this(
                config.maxWidth(),
                config.encoding() == FrameEncoding.NV12,
                config.masks(),
                config.id());
    }

    private FrameShaper(int maxWidth, boolean even, List<List<Double>> masks, String camera) {
        this.maxWidth = maxWidth;
        this.even = even;
        this.mask = new Mask(masks, camera);
    }

    /**
     * @param image {@code CV_8UC3}; not changed
     * @return {@code image} itself where nothing is to be done; else valid until the next call;
     *     rows without padding in both cases where {@code image} has none
     */
    public Mat shape(Mat image) {
        int width = image.cols();
        int height = image.rows();
        if (maxWidth > 0 && width > maxWidth) {
            int smallWidth = evenDown(maxWidth);
            int smallHeight = evenDown((int) Math.round((double) height * smallWidth / width));
            // Area averaging: detail below a pixel becomes grey, not flicker.
            opencv_imgproc.resize(
                    image,
                    shaped,
                    new Size(smallWidth, smallHeight),
                    0,
                    0,
                    opencv_imgproc.INTER_AREA);
        } else if (even && (width % 2 != 0 || height % 2 != 0)) {
            requireTwo(width, height);
            try (Rect inside = new Rect(0, 0, width & ~1, height & ~1);
                    Mat part = image.apply(inside)) {
                part.copyTo(shaped);
            }
        } else if (mask.isEmpty()) {
            return image;
        } else {
            image.copyTo(shaped);
        }
        mask.paint(shaped);
        return shaped;
    }

    private static int evenDown(int length) {
        return Math.max(2, length & ~1);
    }

    private static void requireTwo(int width, int height) {
        if (width < 2 || height < 2) {
            throw new IllegalArgumentException(
                    "NV12 needs an image of at least 2 x 2 pixels, but it is %d x %d"
                            .formatted(width, height));
        }
    }
}
