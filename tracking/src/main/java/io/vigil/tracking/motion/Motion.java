package io.vigil.tracking.motion;

import io.vigil.tracking.Affine;
import io.vigil.tracking.Box;

/**
 * What a {@link BoxFilter} knows of a box: centre and size, each with its velocity and covariance.
 * The coordinates never become correlated, because noise and measurement are diagonal, so the 8 x 8
 * covariance is four 2 x 2 blocks.
 */
public record Motion(Coordinate x, Coordinate y, Coordinate width, Coordinate height) {
    /** A filter may shrink a box that it does not see; it stays at least this large, in pixels. */
    private static final double LEAST_SIZE = 1e-3;

    public Box box() {
        double halfWidth = Math.max(LEAST_SIZE, width.position()) / 2;
        double halfHeight = Math.max(LEAST_SIZE, height.position()) / 2;
        return new Box(
                x.position() - halfWidth,
                y.position() - halfHeight,
                x.position() + halfWidth,
                y.position() + halfHeight);
    }

    /**
     * The same box seen by a camera that has moved (Aharon et al., arXiv:2206.14651, section 3.2).
     * The affine's rotation would correlate x with y; cameras pan and zoom far more than they roll,
     * so only its diagonal acts on velocity and covariance.
     */
    public Motion warp(Affine camera) {
        return new Motion(
                scale(x, camera.x(x.position(), y.position()), camera.a11()),
                scale(y, camera.y(x.position(), y.position()), camera.a22()),
                scale(width, width.position() * camera.a11(), camera.a11()),
                scale(height, height.position() * camera.a22(), camera.a22()));
    }

    private static Coordinate scale(Coordinate c, double position, double factor) {
        double square = factor * factor;
        return new Coordinate(
                position, c.velocity() * factor, c.pp() * square, c.pv() * square, c.vv() * square);
    }
}
