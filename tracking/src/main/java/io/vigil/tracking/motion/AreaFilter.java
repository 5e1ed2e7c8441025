package io.vigil.tracking.motion;

import static io.vigil.tracking.motion.Motion.FOURTH;
import static io.vigil.tracking.motion.Motion.THIRD;
import static io.vigil.tracking.motion.Motion.X;
import static io.vigil.tracking.motion.Motion.Y;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;
import io.vigil.tracking.motion.Motion.Form;

/**
 * Centre, area and aspect ratio, the last without velocity, as in SORT (Bewley et al.,
 * arXiv:1602.00763) and OC-SORT (Cao et al., arXiv:2203.14360). The noise is constant, in pixels:
 * that of OC-SORT's published filter.
 */
public final class AreaFilter extends MotionFilter {
    /** Variances of a coordinate and of the centre's velocity that was never measured. */
    private static final double START = 10;

    private static final double START_VELOCITY = 10_000;

    /** What one frame adds to the variance of each coordinate. */
    private static final double DRIFT = 1;

    /** Per frame, of the centre's velocity and of the area's. */
    private static final double VELOCITY_DRIFT = 1e-2;

    private static final double AREA_VELOCITY_DRIFT = 1e-4;

    private static final double MEASURED_CENTRE = 1;
    private static final double MEASURED_SHAPE = 10;

    /**
     * One that is empty.
     *
     * @param rate frames a second that the published noise is taken to be stated for
     */
    public AreaFilter(double rate) {
        super(Form.AREA, rate);
    }

    /** Goes on from {@code motion}, whatever form it has. */
    public static AreaFilter of(Motion motion, double rate) {
        AreaFilter filter = new AreaFilter(rate);
        filter.load(motion);
        return filter;
    }

    /** A box seen for the first time. */
    public static AreaFilter start(Box box, double rate) {
        AreaFilter filter = new AreaFilter(rate);
        filter.start(box);
        return filter;
    }

    @Override
    void begin(Box box) {
        double position = Math.sqrt(START);
        double velocity = Math.sqrt(START_VELOCITY) * rate();
        start(X, box.centerX(), position, velocity);
        start(Y, box.centerY(), position, velocity);
        start(THIRD, box.area(), position, velocity);
        start(FOURTH, box.width() / box.height(), position, 0);
    }

    @Override
    public void predict(double seconds, double frames) {
        // An area does not become negative.
        if (s[THIRD] + s[THIRD + 1] * seconds <= 0) {
            s[THIRD + 1] = 0;
        }
        double square = rate() * rate() * frames;
        predict(X, seconds, DRIFT * frames, VELOCITY_DRIFT * square);
        predict(Y, seconds, DRIFT * frames, VELOCITY_DRIFT * square);
        predict(THIRD, seconds, DRIFT * frames, AREA_VELOCITY_DRIFT * square);
        predict(FOURTH, seconds, DRIFT * frames, 0);
    }

    @Override
    void update(double x, double y, double width, double height, double score) {
        update(X, x, MEASURED_CENTRE);
        update(Y, y, MEASURED_CENTRE);
        update(THIRD, width * height, MEASURED_SHAPE);
        update(FOURTH, width / height, MEASURED_SHAPE);
    }

    @Override
    public void keepSize() {
        s[THIRD + 1] = 0;
    }

    @Override
    public void warp(Affine camera) {
        warp(camera, camera.stretchX() * camera.stretchY(), camera.stretchX() / camera.stretchY());
    }
}
