package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffinePartial2D;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.goodFeaturesToTrack;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_video.calcOpticalFlowPyrLK;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Region;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How the camera moved from one image to the next: corners (Shi and Tomasi, 1994) of the image
 * before, where nothing is known to move, found again by optical flow (Lucas and Kanade, 1981) and
 * joined by a shift, turn and zoom that most of them agree on.
 *
 * <p>Where they do not agree it says that the camera stood, since a wrong motion does more harm
 * than none. The random choices within are seeded by OpenCV with a constant.
 */
final class CameraMotionEstimator {
    private static final int MAX_WIDTH = 480;
    private static final int CORNERS = 200;
    private static final int LEAST_CORNERS = 12;
    private static final double LEAST_AGREEMENT = 0.5;

    /** Pixels of the reduced image within which a corner agrees with the motion. */
    private static final double AGREES_WITHIN = 1;

    /** Pixels by which the corners of an image must move for it to be more than noise. */
    private static final double LEAST_MOTION = 0.2;

    private byte[] before = new byte[0];
    private int width;
    private int height;

    /**
     * @param moving regions of the image before, in its pixels: what is in them says nothing
     */
    CameraMotion next(Mat bgr, List<Region> moving) {
        double scale = Math.max(1, bgr.cols() / (double) MAX_WIDTH);
        try (Mat now = gray(bgr, scale)) {
            CameraMotion motion = CameraMotion.NONE;
            if (before.length > 0 && width == now.cols() && height == now.rows()) {
                try (Mat last = image(before, width, height)) {
                    motion = between(last, now, moving, scale);
                }
            }
            width = now.cols();
            height = now.rows();
            before = new byte[width * height];
            now.data().get(before);
            return motion.greatestShift(bgr.cols(), bgr.rows()) < LEAST_MOTION
                    ? CameraMotion.NONE
                    : motion;
        }
    }

    private static Mat gray(Mat bgr, double scale) {
        Mat gray = new Mat();
        try (Mat small = new Mat();
                Size size =
                        new Size(
                                (int) Math.round(bgr.cols() / scale),
                                (int) Math.round(bgr.rows() / scale))) {
            resize(bgr, small, size, 0, 0, INTER_AREA);
            cvtColor(small, gray, COLOR_BGR2GRAY);
        }
        return gray;
    }

    private static CameraMotion between(Mat before, Mat now, List<Region> moving, double scale) {
        try (Mat mask = still(before, moving, scale);
                Mat from = new Mat();
                Mat to = new Mat();
                Mat found = new Mat();
                Mat error = new Mat()) {
            goodFeaturesToTrack(before, from, CORNERS, 0.01, 8, mask, 3, false, 0.04);
            if (from.rows() < LEAST_CORNERS) {
                return CameraMotion.NONE;
            }
            calcOpticalFlowPyrLK(before, now, from, to, found, error);
            return agreed(from, to, found, scale);
        }
    }

    private static CameraMotion agreed(Mat from, Mat to, Mat found, double scale) {
        int count = from.rows();
        float[] start = new float[2 * count];
        float[] end = new float[2 * count];
        byte[] ok = new byte[count];
        new FloatPointer(from.data()).get(start);
        new FloatPointer(to.data()).get(end);
        found.data().get(ok);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (ok[i] != 0) {
                System.arraycopy(start, 2 * i, start, 2 * kept, 2);
                System.arraycopy(end, 2 * i, end, 2 * kept, 2);
                kept++;
            }
        }
        if (kept < LEAST_CORNERS) {
            return CameraMotion.NONE;
        }
        try (Mat first = points(start, kept);
                Mat second = points(end, kept);
                Mat inliers = new Mat();
                Mat affine =
                        estimateAffinePartial2D(
                                first, second, inliers, RANSAC, AGREES_WITHIN, 500, 0.99, 10)) {
            byte[] agrees = new byte[kept];
            if (affine.empty()) {
                return CameraMotion.NONE;
            }
            inliers.data().get(agrees);
            int agreeing = 0;
            for (byte one : agrees) {
                agreeing += one;
            }
            if (agreeing < Math.max(LEAST_CORNERS, LEAST_AGREEMENT * kept)) {
                return CameraMotion.NONE;
            }
            double[] a = new double[6];
            new DoublePointer(affine.data()).get(a);
            return new CameraMotion(a[0], a[1], a[2] * scale, a[3], a[4], a[5] * scale);
        }
    }

    private static Mat points(float[] xy, int count) {
        Mat points = new Mat(count, 1, CV_32FC2);
        new FloatPointer(points.data()).put(xy, 0, 2 * count);
        return points;
    }

    private static Mat still(Mat image, List<Region> moving, double scale) {
        int width = image.cols();
        byte[] still = new byte[width * image.rows()];
        Arrays.fill(still, (byte) 1);
        int covered = 0;
        for (Region region : moving) {
            int left = (int) (region.left() / scale);
            int right = Math.min(width, (int) Math.ceil(region.right() / scale));
            int bottom = Math.min(image.rows(), (int) Math.ceil(region.bottom() / scale));
            for (int y = (int) (region.top() / scale); y < bottom; y++) {
                Arrays.fill(still, y * width + left, y * width + right, (byte) 0);
                covered += right - left;
            }
        }
        if (covered > still.length / 2) {
            // What covers the image is no object: the camera moved unnoticed.
            Arrays.fill(still, (byte) 1);
        }
        return image(still, width, image.rows());
    }

    private static Mat image(byte[] pixels, int width, int height) {
        Mat mat = new Mat(height, width, CV_8UC1);
        mat.data().put(pixels);
        return mat;
    }
}
