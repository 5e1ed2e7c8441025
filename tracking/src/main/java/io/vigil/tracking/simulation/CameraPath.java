package io.vigil.tracking.simulation;

import io.vigil.tracking.Affine;
import java.util.Random;

/**
 * Where a camera looks as time goes by: its image's middle pans evenly from one place of the scene
 * to another, while the hand that holds it shifts, turns and zooms it a little. The same seed gives
 * the same path.
 */
public final class CameraPath {
    /** A hand's tremor has its strength at a few turns a second. */
    private static final double LEAST_HERTZ = 0.6;

    private static final double MOST_HERTZ = 3.2;
    private static final int WAVES = 5;

    /** Radians of roll and share of zoom for each pixel of shift. */
    private static final double ROLL = 0.0008;

    private static final double ZOOM = 0.0012;

    private final double fromX;
    private final double toX;
    private final double y;
    private final double seconds;
    private final double shake;
    private final double[] hertz = new double[4 * WAVES];
    private final double[] phases = new double[4 * WAVES];

    private CameraPath(
            double fromX, double toX, double y, double seconds, double shake, long seed) {
        if (!(seconds > 0 && shake >= 0)) {
            throw new IllegalArgumentException(
                    "Camera path needs seconds above 0 and shake of at least 0 pixels, but was %s and %s"
                            .formatted(seconds, shake));
        }
        this.fromX = fromX;
        this.toX = toX;
        this.y = y;
        this.seconds = seconds;
        this.shake = shake;
        Random random = new Random(seed);
        for (int i = 0; i < hertz.length; i++) {
            hertz[i] = LEAST_HERTZ + (MOST_HERTZ - LEAST_HERTZ) * random.nextDouble();
            phases[i] = 2 * Math.PI * random.nextDouble();
        }
    }

    /** A camera on a wall, whose image has this place of the scene in its middle. */
    public static CameraPath fixedAt(double x, double y) {
        return new CameraPath(x, x, y, 1, 0, 0);
    }

    /**
     * A camera in a hand.
     *
     * @param fromX what it looks at first, in the scene's pixels
     * @param toX what it looks at last
     * @param seconds how long it takes from one to the other
     * @param shake standard deviation of the shift in x and in y, in pixels
     */
    public static CameraPath handHeld(
            double fromX, double toX, double y, double seconds, double shake, long seed) {
        return new CameraPath(fromX, toX, y, seconds, shake, seed);
    }

    /** Takes a point of the scene to its place in an image of this size, both in pixels. */
    Affine view(double now, int width, int height) {
        double pan = Math.min(1, Math.max(0, now / seconds));
        double atX = fromX + pan * (toX - fromX) + tremor(0, now);
        double atY = y + tremor(1, now);
        double roll = ROLL * tremor(2, now);
        double zoom = 1 + ZOOM * tremor(3, now);
        double cos = zoom * StrictMath.cos(roll);
        double sin = zoom * StrictMath.sin(roll);
        return new Affine(
                cos,
                -sin,
                width / 2.0 - cos * atX + sin * atY,
                sin,
                cos,
                height / 2.0 - sin * atX - cos * atY);
    }

    private double tremor(int kind, double now) {
        double sum = 0;
        for (int i = kind * WAVES; i < (kind + 1) * WAVES; i++) {
            sum += StrictMath.sin(2 * Math.PI * hertz[i] * now + phases[i]);
        }
        return shake * sum * Math.sqrt(2.0 / WAVES);
    }
}
