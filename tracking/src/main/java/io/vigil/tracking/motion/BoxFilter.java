package io.vigil.tracking.motion;

import static io.vigil.tracking.motion.Motion.FOURTH;
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

    /** One that is empty. */
    public BoxFilter(MotionNoise noise) {
        super(Form.SIDES, noise.rate());
        this.noise = noise;
    }

    /** Goes on from {@code motion}, whatever form it has. */
    public static BoxFilter of(Motion motion, MotionNoise noise) {
        BoxFilter filter = new BoxFilter(noise);
        filter.load(motion);
        return filter;
    }

    /** A box seen for the first time. */
    public static BoxFilter start(Box box, MotionNoise noise) {
        BoxFilter filter = new BoxFilter(noise);
        filter.start(box);
        return filter;
    }

    @Override
    void begin(Box box) {
        double w = box.width();
        double h = box.height();
        start(X, box.centerX(), w);
        start(Y, box.centerY(), h);
        start(THIRD, w, w);
        start(FOURTH, h, h);
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
        warp(camera, camera.stretchX(), camera.stretchY());
    }
}
