package io.vigil.tracking.motion;

import static io.vigil.tracking.motion.Motion.FOURTH;
import static io.vigil.tracking.motion.Motion.THIRD;
import static io.vigil.tracking.motion.Motion.X;
import static io.vigil.tracking.motion.Motion.Y;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.motion.Motion.Form;

/**
 * Constant-velocity Kalman filter for one box (Kalman 1960), worked in place on four 2 x 2 blocks.
 *
 * <p>Time is in seconds and variances grow with it, so dropped frames and slow cameras cost
 * certainty, not correctness. Not safe for use by several threads.
 */
public abstract sealed class MotionFilter permits BoxFilter, AspectFilter, AreaFilter {
    /** Virtual sightings of one gap at most; a longer gap gets them further apart. */
    private static final int MOST_REPLAYED = 60;

    /** The numbers of {@link Motion}; null while it is empty. */
    double[] s;

    /** Frames a second that the noise is stated for. */
    private final double rate;

    private final Form form;

    MotionFilter(Form form, double rate) {
        this.form = form;
        this.rate = rate;
    }

    /** Goes on from {@code motion}, whatever form it has. */
    public final void load(Motion motion) {
        if (motion.form() == form) {
            s = motion.numbers();
        } else {
            start(motion.box());
        }
    }

    /** Goes on from a box that is seen for the first time. */
    public final void start(Box box) {
        s = new double[Motion.SIZE];
        begin(box);
    }

    /** Sets the numbers of {@link Motion}, which are 0. */
    abstract void begin(Box box);

    /**
     * Moves the box on.
     *
     * @param frames that the noise of {@code seconds} is worth: {@link #frames(double)} of them
     */
    public abstract void predict(double seconds, double frames);

    /** Moves the box on. */
    public final void predict(double seconds) {
        predict(seconds, frames(seconds));
    }

    /**
     * Corrects the prediction by what was seen at the same moment.
     *
     * @param score of the detection, in [0, 1]
     */
    public final void update(Box seen, double score) {
        update(seen.centerX(), seen.centerY(), seen.width(), seen.height(), score);
    }

    abstract void update(double x, double y, double width, double height, double score);

    /** The size of an object that is out of sight does not go on changing. */
    public abstract void keepSize();

    /**
     * The same box seen by a camera that has moved (Aharon et al., arXiv:2206.14651, section 3.2).
     * The affine's rotation would correlate x with y; cameras pan and zoom far more than they roll,
     * so velocity and covariance are stretched, but not turned.
     */
    public abstract void warp(Affine camera);

    /** How many frames' noise {@code seconds} bring. */
    public double frames(double seconds) {
        return seconds * rate;
    }

    final double rate() {
        return rate;
    }

    /**
     * Goes back to when the box was last seen, and from there along a straight line to where it is
     * seen again, as if it had been seen on the way (observation-centric re-update, Cao et al.,
     * arXiv:2203.14360): what the filter made up while it saw nothing is forgotten.
     *
     * @param atLast the filter after it had last seen the box, in this frame's pixels
     * @param last where that was, in this frame's pixels
     * @param seconds since then, above 0
     */
    public final void replay(Motion atLast, Box last, Box seen, double seconds, double score) {
        s = atLast.numbers();
        int steps = (int) Math.max(1, Math.min(MOST_REPLAYED, Math.round(seconds * rate)));
        double step = seconds / steps;
        double frames = frames(step);
        for (int i = 1; i <= steps; i++) {
            double share = i / (double) steps;
            predict(step, frames);
            update(
                    between(last.centerX(), seen.centerX(), share),
                    between(last.centerY(), seen.centerY(), share),
                    between(last.width(), seen.width(), share),
                    between(last.height(), seen.height(), share),
                    score);
        }
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    public final double centerX() {
        return s[X];
    }

    public final double centerY() {
        return s[Y];
    }

    /** In pixels, above 0. */
    public final double width() {
        return Motion.width(form, s);
    }

    /** In pixels, above 0. */
    public final double height() {
        return Motion.height(form, s);
    }

    /** Variance of the centre's x, in square pixels. */
    public final double varianceX() {
        return s[X + 2];
    }

    /** Variance of the centre's y, in square pixels. */
    public final double varianceY() {
        return s[Y + 2];
    }

    public final Box box() {
        return Motion.box(form, s);
    }

    /** What it knows now; the filter is empty until it is loaded again. */
    public final Motion motion() {
        Motion motion = new Motion(form, s);
        s = null;
        return motion;
    }

    /** A coordinate that was seen once and is at rest as far as anybody knows. */
    final void start(int c, double position, double deviation, double velocityDeviation) {
        s[c] = position;
        s[c + 2] = deviation * deviation;
        s[c + 4] = velocityDeviation * velocityDeviation;
    }

    final void predict(int c, double seconds, double positionNoise, double velocityNoise) {
        double pv = s[c + 3];
        double vv = s[c + 4];
        s[c] += s[c + 1] * seconds;
        s[c + 2] += seconds * (2 * pv + seconds * vv) + positionNoise;
        s[c + 3] = pv + seconds * vv;
        s[c + 4] = vv + velocityNoise;
    }

    final void update(int c, double measured, double variance) {
        double innovation = measured - s[c];
        double scale = 1 / (s[c + 2] + variance);
        double gain = s[c + 2] * scale;
        double velocityGain = s[c + 3] * scale;
        s[c] += gain * innovation;
        s[c + 1] += velocityGain * innovation;
        s[c + 4] -= velocityGain * s[c + 3];
        s[c + 2] *= 1 - gain;
        s[c + 3] *= 1 - gain;
    }

    /** Moves the centre by the affine, and stretches each coordinate by its factor. */
    final void warp(Affine camera, double third, double fourth) {
        double x = camera.x(s[X], s[Y]);
        double y = camera.y(s[X], s[Y]);
        scale(X, camera.stretchX());
        scale(Y, camera.stretchY());
        scale(THIRD, third);
        scale(FOURTH, fourth);
        s[X] = x;
        s[Y] = y;
    }

    private void scale(int c, double factor) {
        double square = factor * factor;
        s[c] *= factor;
        s[c + 1] *= factor;
        s[c + 2] *= square;
        s[c + 3] *= square;
        s[c + 4] *= square;
    }
}
