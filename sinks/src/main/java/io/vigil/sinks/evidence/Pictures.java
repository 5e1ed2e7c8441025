package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YUV2BGR_NV12;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures in and out of OpenCV. The caller closes what it is given; all are 8-bit BGR. */
public final class Pictures {
    /** Grey levels; what a sensor's noise makes of the dark. */
    private static final double LEAST_DEVIATION = 3;

    private Pictures() {}

    /**
     * @throws IllegalArgumentException if the bytes are no picture
     */
    public static Mat fromJpeg(byte[] jpeg) {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat buffer = new Mat(1, jpeg.length, CV_8UC1, bytes)) {
            Mat picture = imdecode(buffer, IMREAD_COLOR);
            if (picture.empty()) {
                picture.close();
                throw new IllegalArgumentException(
                        "Picture of %d bytes is no JPEG that can be decoded"
                                .formatted(jpeg.length));
            }
            return picture;
        }
    }

    /** Three bytes a pixel, rows without padding. */
    public static Mat fromBgr(byte[] bgr, int width, int height) {
        return raw(bgr, height, width, CV_8UC3, 3L * width * height);
    }

    /** One byte a pixel, rows without padding. */
    public static Mat fromGray(byte[] gray, int width, int height) {
        try (Mat luma = raw(gray, height, width, CV_8UC1, (long) width * height)) {
            Mat picture = new Mat();
            cvtColor(luma, picture, COLOR_GRAY2BGR);
            return picture;
        }
    }

    /** Luma, then interleaved chroma at half size; even width and height. */
    public static Mat fromNv12(byte[] nv12, int width, int height) {
        int rows = height * 3 / 2;
        try (Mat planes = raw(nv12, rows, width, CV_8UC1, (long) width * rows)) {
            Mat picture = new Mat();
            cvtColor(planes, picture, COLOR_YUV2BGR_NV12);
            return picture;
        }
    }

    /**
     * @param quality 1 to 100
     */
    public static byte[] toJpeg(Mat picture, int quality) {
        try (BytePointer out = new BytePointer();
                IntPointer parameters = new IntPointer(IMWRITE_JPEG_QUALITY, quality)) {
            imencode(".jpg", picture, out, parameters);
            byte[] bytes = new byte[Math.toIntExact(out.limit())];
            out.get(bytes);
            return bytes;
        }
    }

    /** Scaled so that the longer side has at most {@code longest} pixels. */
    public static Mat shrunk(Mat picture, int longest) {
        double scale = Math.min(1, longest / (double) Math.max(picture.cols(), picture.rows()));
        int width = Math.max(1, (int) Math.round(picture.cols() * scale));
        int height = Math.max(1, (int) Math.round(picture.rows() * scale));
        return scaled(picture, width, height);
    }

    /** Scaled to fit, whole, into exactly this size; black bars where the shapes differ. */
    public static Mat letterboxed(Mat picture, int width, int height) {
        double scale = Math.min(width / (double) picture.cols(), height / (double) picture.rows());
        int w = Math.max(1, Math.min(width, (int) Math.round(picture.cols() * scale)));
        int h = Math.max(1, Math.min(height, (int) Math.round(picture.rows() * scale)));
        try (Mat inner = scaled(picture, w, h);
                Scalar black = new Scalar(0, 0, 0, 0)) {
            Mat result = new Mat();
            int left = (width - w) / 2;
            int top = (height - h) / 2;
            copyMakeBorder(
                    inner,
                    result,
                    top,
                    height - h - top,
                    left,
                    width - w - left,
                    BORDER_CONSTANT,
                    black);
            return result;
        }
    }

    private static Mat scaled(Mat picture, int width, int height) {
        Mat result = new Mat();
        try (Size size = new Size(width, height)) {
            int how = width < picture.cols() ? INTER_AREA : INTER_LINEAR;
            resize(picture, result, size, 0, 0, how);
        }
        return result;
    }

    private static Mat raw(byte[] bytes, int rows, int columns, int type, long needed) {
        if (bytes.length != needed) {
            throw new IllegalArgumentException(
                    "Picture of %d columns and %d rows needs %d bytes, but has %d"
                            .formatted(columns, rows, needed, bytes.length));
        }
        Mat picture = new Mat(rows, columns, type);
        picture.data().put(bytes);
        return picture;
    }

    /** Whether there is nothing to see in it, as where the camera was in the dark. */
    static boolean isPlain(Mat bgr) {
        try (Mat mean = new Mat();
                Mat deviation = new Mat()) {
            opencv_core.meanStdDev(bgr, mean, deviation);
            try (DoubleIndexer levels = deviation.createIndexer()) {
                return Math.max(levels.get(0), Math.max(levels.get(1), levels.get(2)))
                        < LEAST_DEVIATION;
            }
        }
    }
}
