package io.vigil.tracking.motion;

/**
 * One coordinate of a box under the constant-velocity model, with its 2 x 2 covariance.
 *
 * @param position in pixels
 * @param velocity in pixels per second
 * @param pp variance of the position
 * @param pv covariance of position and velocity
 * @param vv variance of the velocity
 */
public record Coordinate(double position, double velocity, double pp, double pv, double vv) {
    /** A coordinate seen once, at rest as far as anybody knows. */
    static Coordinate at(double position, double positionDeviation, double velocityDeviation) {
        return new Coordinate(
                position,
                0,
                positionDeviation * positionDeviation,
                0,
                velocityDeviation * velocityDeviation);
    }

    /** Moves it on by {@code seconds}, adding process noise of the given variances. */
    Coordinate predict(double seconds, double positionNoise, double velocityNoise) {
        return new Coordinate(
                position + velocity * seconds,
                velocity,
                pp + seconds * (2 * pv + seconds * vv) + positionNoise,
                pv + seconds * vv,
                vv + velocityNoise);
    }

    /** Corrects it by a measured position of the given variance. */
    Coordinate update(double measured, double measurementNoise) {
        double innovation = measured - position;
        double scale = 1 / (pp + measurementNoise);
        double gain = pp * scale;
        double velocityGain = pv * scale;
        return new Coordinate(
                position + gain * innovation,
                velocity + velocityGain * innovation,
                (1 - gain) * pp,
                (1 - gain) * pv,
                vv - velocityGain * pv);
    }

    Coordinate withoutVelocity() {
        return new Coordinate(position, 0, pp, pv, vv);
    }
}
