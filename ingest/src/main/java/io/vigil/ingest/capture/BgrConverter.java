package io.vigil.ingest.capture;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns decoded pictures of any size and pixel format into upright BGR images with rows without
 * padding, one after another in the same memory.
 */
final class BgrConverter implements AutoCloseable {
    private final int rotation;
    private final IntPointer stride = new IntPointer(0, 0, 0, 0);
    private final PointerPointer<?> target = new PointerPointer<>(4L);
    private final Mat upright = new Mat();
    private SwsContext conversion;
    private Mat image = new Mat();

    /**
     * @param degrees how far to turn the picture counter-clockwise to set it upright
     */
    BgrConverter(double degrees) {
        this.rotation = rotation(degrees);
        for (int plane = 0; plane < 4; plane++) {
            target.put(plane, null);
        }
    }

    private static int rotation(double degrees) {
        if (!Double.isFinite(degrees)) {
            return -1;
        }
        return switch ((int) Math.floorMod(Math.round(degrees), 360L)) {
            case 90 -> opencv_core.ROTATE_90_COUNTERCLOCKWISE;
            case 180 -> opencv_core.ROTATE_180;
            case 270 -> opencv_core.ROTATE_90_CLOCKWISE;
            default -> -1;
        };
    }

    Mat convert(AVFrame picture) throws FfmpegException {
        int width = picture.width();
        int height = picture.height();
        conversion =
                swscale.sws_getCachedContext(
                        conversion,
                        width,
                        height,
                        picture.format(),
                        width,
                        height,
                        avutil.AV_PIX_FMT_BGR24,
                        swscale.SWS_BILINEAR,
                        null,
                        null,
                        (DoublePointer) null);
        if (conversion == null) {
            throw new FfmpegException(
                    "its pixels (%d x %d, format %d) cannot be converted"
                            .formatted(width, height, picture.format()),
                    0);
        }
        if (image.cols() != width || image.rows() != height) {
            // One row to spare: the converter may write a few bytes past the end of a line.
            image = new Mat(height + 1, width, opencv_core.CV_8UC3).rowRange(0, height);
            target.put(0, image.data());
            stride.put(0, (int) image.step());
        }
        swscale.sws_scale(
                conversion, picture.data(), picture.linesize(), 0, height, target, stride);
        if (rotation < 0) {
            return image;
        }
        opencv_core.rotate(image, upright, rotation);
        return upright;
    }

    /** The images stay: a reader in another thread may still hold the last one. */
    @Override
    public void close() {
        swscale.sws_freeContext(conversion);
        conversion = null;
        stride.close();
        target.close();
    }
}
