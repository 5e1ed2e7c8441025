package io.vigil.tracking.motion;

import static io.vigil.tracking.motion.Motion.FOURTH;
import static io.vigil.tracking.motion.Motion.THIRD;
import static io.vigil.tracking.motion.Motion.X;
import static io.vigil.tracking.motion.Motion.Y;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.motion.Motion.Form;

/**
 * Centre, aspect ratio and height, as published with DeepSORT (Wojke et al., arXiv:1703.07402) and
 * ByteTrack (Zhang et al., arXiv:2110.06864): all noise is relative to the height but for the
 * aspect ratio's, which is constant.
 */
public final class AspectFilter extends MotionFilter {
    private static final double POSITION = 1.0 / 20;

    /** Per frame. */
    private static final double VELOCITY = 1.0 / 160;

    private static final double ASPECT = 1e-2;

    /** Per frame. */
    private static final double ASPECT_VELOCITY = 1e-5;

    private static final double MEASURED_ASPECT = 1e-1;

    /**
     * One that is empty.
     *
     * @param rate frames a second that the published noise is taken to be stated for
     */
    public AspectFilter(double rate) {
        super(Form.ASPECT, rate);
    }

    /** Goes on from {@code motion}, whatever form it has. */
    public static AspectFilter of(Motion motion, double rate) {
        AspectFilter filter = new AspectFilter(rate);
        filter.load(motion);
        return filter;
    }

    /** A box seen for the first time. */
    public static AspectFilter start(Box box, double rate) {
        AspectFilter filter = new AspectFilter(rate);
        filter.start(box);
        return filter;
    }

    @Override
    void begin(Box box) {
        double h = box.height();
        double position = 2 * POSITION * h;
        double velocity = 10 * VELOCITY * h * rate();
        start(X, box.centerX(), position, velocity);
        start(Y, box.centerY(), position, velocity);
        start(THIRD, box.width() / h, ASPECT, ASPECT_VELOCITY * rate());
        start(FOURTH, h, position, velocity);
    }

    @Override
    public void predict(double seconds, double frames) {
        double h = s[FOURTH] * s[FOURTH] * frames;
        double square = rate() * rate();
        double position = POSITION * POSITION * h;
        double velocity = VELOCITY * VELOCITY * square * h;
        predict(X, seconds, position, velocity);
        predict(Y, seconds, position, velocity);
        predict(
                THIRD,
                seconds,
                ASPECT * ASPECT * frames,
                ASPECT_VELOCITY * ASPECT_VELOCITY * square * frames);
        predict(FOURTH, seconds, position, velocity);
    }

    @Override
    void update(double x, double y, double width, double height, double score) {
        double variance = measured();
        update(X, x, variance);
        update(Y, y, variance);
        update(THIRD, width / height, MEASURED_ASPECT * MEASURED_ASPECT);
        update(FOURTH, height, variance);
    }

    private double measured() {
        return POSITION * POSITION * s[FOURTH] * s[FOURTH];
    }

    /**
     * The squared Mahalanobis distance of a box from the prediction, over all four coordinates: of
     * the true box it exceeds 9.4877 in one case of twenty.
     */
    public double distance(Box seen) {
        double variance = measured();
        double aspect = MEASURED_ASPECT * MEASURED_ASPECT;
        return distance(X, seen.centerX(), variance)
                + distance(Y, seen.centerY(), variance)
                + distance(THIRD, seen.width() / seen.height(), aspect)
                + distance(FOURTH, seen.height(), variance);
    }

    /** Variance of where the centre's x would be measured, in square pixels. */
    public double spreadX() {
        return s[X + 2] + measured();
    }

    private double distance(int c, double measured, double variance) {
        double innovation = measured - s[c];
        return innovation * innovation / (s[c + 2] + variance);
    }

    @Override
    public void keepSize() {
        s[FOURTH + 1] = 0;
    }

    @Override
    public void warp(Affine camera) {
        warp(camera, camera.stretchX() / camera.stretchY(), camera.stretchY());
    }
}
