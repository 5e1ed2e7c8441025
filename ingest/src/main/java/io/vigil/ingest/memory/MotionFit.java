package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffinePartial2D;

import io.vigil.ingest.CameraMotion;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The shift, turn and zoom that most corners agree on (RANSAC, Fischler and Bolles, 1981, then
 * least squares over those that do). OpenCV seeds its random choices with a constant.
 *
 * @param motion in pixels of the images that the flow is of, from the middle of the first
 * @param uncertainty of the shift of the image's corners, as a standard deviation in pixels
 * @param agreement share of the known corners that agree
 */
record MotionFit(CameraMotion motion, double uncertainty, double agreement) {
    static final int LEAST_CORNERS = 12;

    /** Pixels within which a corner agrees. */
    private static final double AGREES_WITHIN = 1;

    private static final double LEAST_AGREEMENT = 0.4;

    /**
     * Of the spread of all corners: what agrees and lies closer together may be a large object. One
     * that fills 0.6 of the image's width or height is still told.
     */
    private static final double LEAST_SPREAD = 0.7;

    /** What stands before a camera that moves moves in its image, all but a caption. */
    private static final double MOST_STANDING = 0.25;

    private static final double STANDS_WITHIN = 0.3;

    /** No hand zooms or turns further from one image to the next. */
    private static final double MOST_ZOOM = 1.2;

    private static final double MOST_TURN = 0.2;

    private static final int TRIES = 500;
    private static final double CONFIDENCE = 0.995;
    private static final int REFINEMENTS = 10;

    /**
     * Empty where the corners do not agree, or not on anything that a camera does.
     *
     * @param known corners of the first image, x and y in turn, that ought to agree: of them, those
     *     that the motion leaves in the image
     * @param width of the images
     */
    static Optional<MotionFit> of(CornerFlow flow, float[] known, int width, int height) {
        float[] start = flow.from();
        float[] end = flow.to();
        int count = start.length / 2;
        if (count < LEAST_CORNERS) {
            return Optional.empty();
        }
        try (Mat from = CornerFlow.points(start);
                Mat to = CornerFlow.points(end);
                Mat inliers = new Mat();
                Mat affine =
                        estimateAffinePartial2D(
                                from,
                                to,
                                inliers,
                                RANSAC,
                                AGREES_WITHIN,
                                TRIES,
                                CONFIDENCE,
                                REFINEMENTS)) {
            if (affine.empty()) {
                return Optional.empty();
            }
            byte[] agrees = new byte[count];
            inliers.data().get(agrees);
            double[] a = new double[6];
            new DoublePointer(affine.data()).get(a);
            CameraMotion motion = new CameraMotion(a[0], a[1], a[2], a[3], a[4], a[5]);
            Spread all = inside(known, motion, width, height);
            return judged(start, end, agrees, motion, all);
        }
    }

    private static Optional<MotionFit> judged(
            float[] start, float[] end, byte[] agrees, CameraMotion motion, Spread all) {
        Spread agreeing = new Spread();
        int standing = 0;
        double squares = 0;
        for (int i = 0; i < agrees.length; i++) {
            double x = start[2 * i];
            double y = start[2 * i + 1];
            if (agrees[i] != 0) {
                agreeing.add(x, y);
                double dx = end[2 * i] - motion.x(x, y);
                double dy = end[2 * i + 1] - motion.y(x, y);
                squares += dx * dx + dy * dy;
            } else if (Math.hypot(end[2 * i] - x, end[2 * i + 1] - y) < STANDS_WITHIN) {
                standing++;
            }
        }
        double agreement = agreeing.count() / (double) Math.max(1, all.count());
        boolean agreed =
                agreeing.count() >= LEAST_CORNERS
                        && agreement >= LEAST_AGREEMENT
                        && agreeing.width() >= LEAST_SPREAD * all.width()
                        && agreeing.height() >= LEAST_SPREAD * all.height()
                        && standing <= MOST_STANDING * agrees.length;
        if (!agreed || !plausible(motion)) {
            return Optional.empty();
        }
        // A corner of the image is about twice as far from the middle as the mean inlier is.
        double uncertainty = 2 * Math.sqrt(squares / 2) / agreeing.count();
        return Optional.of(new MotionFit(motion, uncertainty, agreement));
    }

    /** Those that are still in the image after the motion. */
    private static Spread inside(float[] corners, CameraMotion motion, int width, int height) {
        Spread inside = new Spread();
        for (int i = 0; i < corners.length; i += 2) {
            double x = motion.x(corners[i], corners[i + 1]);
            double y = motion.y(corners[i], corners[i + 1]);
            if (x >= 0 && y >= 0 && x < width && y < height) {
                inside.add(corners[i], corners[i + 1]);
            }
        }
        return inside;
    }

    private static boolean plausible(CameraMotion motion) {
        double zoom = Math.hypot(motion.a11(), motion.a21());
        double turn = Math.abs(Math.atan2(motion.a21(), motion.a11()));
        return zoom < MOST_ZOOM && zoom > 1 / MOST_ZOOM && turn < MOST_TURN;
    }
}
