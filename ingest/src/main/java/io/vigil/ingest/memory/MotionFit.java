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
 */
record MotionFit(CameraMotion motion, double uncertainty) {
    static final int LEAST_CORNERS = 12;

    /** Pixels within which a corner agrees. */
    private static final double AGREES_WITHIN = 1;

    private static final double LEAST_AGREEMENT = 0.5;

    /** What stands before a camera that moves moves in its image, all but a caption. */
    private static final double MOST_STANDING = 0.25;

    private static final double STANDS_WITHIN = 0.3;

    /** No hand zooms or turns further from one image to the next. */
    private static final double MOST_ZOOM = 1.2;

    private static final double MOST_TURN = 0.2;

    private static final int TRIES = 500;
    private static final double CONFIDENCE = 0.995;
    private static final int REFINEMENTS = 10;

    /** Empty where the corners do not agree, or not on anything that a camera does. */
    static Optional<MotionFit> of(CornerFlow flow) {
        int count = flow.count();
        if (count < LEAST_CORNERS) {
            return Optional.empty();
        }
        try (Mat from = CornerFlow.points(flow.from());
                Mat to = CornerFlow.points(flow.to());
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
            return judged(flow, agrees, new CameraMotion(a[0], a[1], a[2], a[3], a[4], a[5]));
        }
    }

    private static Optional<MotionFit> judged(CornerFlow flow, byte[] agrees, CameraMotion motion) {
        int agreeing = 0;
        int standing = 0;
        double squares = 0;
        for (int i = 0; i < agrees.length; i++) {
            double x = flow.from()[2 * i];
            double y = flow.from()[2 * i + 1];
            double dx = flow.to()[2 * i] - motion.x(x, y);
            double dy = flow.to()[2 * i + 1] - motion.y(x, y);
            if (agrees[i] != 0) {
                agreeing++;
                squares += dx * dx + dy * dy;
            } else if (Math.hypot(flow.to()[2 * i] - x, flow.to()[2 * i + 1] - y) < STANDS_WITHIN) {
                standing++;
            }
        }
        boolean agreed =
                agreeing >= Math.max(LEAST_CORNERS, LEAST_AGREEMENT * agrees.length)
                        && standing <= MOST_STANDING * agrees.length;
        if (!agreed || !plausible(motion)) {
            return Optional.empty();
        }
        // A corner of the image is about twice as far from the middle as the mean inlier is.
        return Optional.of(new MotionFit(motion, 2 * Math.sqrt(squares / 2) / agreeing));
    }

    private static boolean plausible(CameraMotion motion) {
        double zoom = Math.hypot(motion.a11(), motion.a21());
        double turn = Math.abs(Math.atan2(motion.a21(), motion.a11()));
        return zoom < MOST_ZOOM && zoom > 1 / MOST_ZOOM && turn < MOST_TURN;
    }
}
