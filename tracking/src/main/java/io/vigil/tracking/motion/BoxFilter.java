package io.vigil.tracking.motion;

import static io.vigil.tracking.motion.Motion.FOURTH;
import static io.vigil.tracking.motion.Motion.SIZE;
import static io.vigil.tracking.motion.Motion.THIRD;
import static io.vigil.tracking.motion.Motion.X;
import static io.vigil.tracking.motion.Motion.Y;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.motion.Motion.Form;

/**
 * Centre, width and height; the noise of x and width is relative to the width, that of y and height
 * to the height (Aharon et al., arXiv:2206.14651).
 */
public final class BoxFilter extends MotionFilter {
    private final MotionNoise noise;

    private BoxFilter(double[] numbers, MotionNoise noise) {
        super(Form.SIDES, numbers, noise.rate());
        this.noise = noise;
    }

    /** Goes on from {@code motion}, whatever form it has. */
    public static BoxFilter of(Motion motion, MotionNoise noise) {
        if (motion.form() != Form.SIDES) {
            return start(motion.box(), noise);
        }
        return new BoxFilter(motion.numbers(), noise);
    }

    /** A box seen for the first time. */
    public static BoxFilter start(Box box, MotionNoise noise) {
        BoxFilter filter = new BoxFilter(new double[SIZE], noise);
        double w = box.width();
        double h = box.height();
        filter.start(X, box.centerX(), w);
        filter.start(Y, box.centerY(), h);
        filter.start(THIRD, w, w);
        filter.start(FOURTH, h, h);
        return filter;
    }

    private void start(int c, double position, double size) {
        MotionNoise published = MotionNoise.PUBLISHED;
        start(
                c,
                position,
                2 * published.position() * size,
                10 * published.velocity() * size * noise.rate());
    }

    @Override
    public double frames(double seconds) {
        return noise.grown(seconds);
    }

    @Override
    public void predict(double seconds, double frames) {
        double position = noise.position() * noise.position() * frames;
        double perSecond = noise.velocity() * noise.rate();
        double velocity = perSecond * perSecond * frames;
        double w = s[THIRD] * s[THIRD];
        double h = s[FOURTH] * s[FOURTH];
        predict(X, seconds, position * w, velocity * w);
        predict(Y, seconds, position * h, velocity * h);
        predict(THIRD, seconds, position * w, velocity * w);
        predict(FOURTH, seconds, position * h, velocity * h);
    }

    @Override
    void update(double x, double y, double width, double height, double score) {
        double share = noise.measured() * (1 - noise.scoreTrust() * score);
        double w = share * s[THIRD] * share * s[THIRD];
        double h = share * s[FOURTH] * share * s[FOURTH];
        update(X, x, w);
        update(Y, y, h);
        update(THIRD, width, w);
        update(FOURTH, height, h);
    }

    @Override
    public void keepSize() {
        s[THIRD + 1] = 0;
        s[FOURTH + 1] = 0;
    }

    @Override
    public void warp(Affine camera) {
        warp(camera, camera.a11(), camera.a22());
    }
}
