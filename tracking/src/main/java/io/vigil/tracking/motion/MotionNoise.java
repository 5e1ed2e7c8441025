package io.vigil.tracking.motion;

/**
 * How far a {@link BoxFilter} trusts its model and what it is shown. Deviations are shares of the
 * box's size, stated per frame as in Wojke et al., arXiv:1703.07402.
 *
 * @param position of the model's position after one such frame
 * @param velocity of the model's velocity after one such frame, per frame
 * @param measured of a measured position
 * @param scoreTrust how much smaller the last is for a detection of score 1, in [0, 1) (the noise
 *     scale adaptive filter of Du et al., arXiv:2202.11983)
 * @param growth exponent of the elapsed time by which the model's variances grow: 1 for a random
 *     walk, less where a longer gap holds fewer independent surprises
 * @param rate frames a second that the deviations are stated for; with a video's own rate a
 *     published filter is reproduced on it
 */
public record MotionNoise(
        double position,
        double velocity,
        double measured,
        double scoreTrust,
        double growth,
        double rate) {
    /** As published, for 30 frames a second. */
    public static final MotionNoise PUBLISHED =
            new MotionNoise(1.0 / 20, 1.0 / 160, 1.0 / 20, 0, 1, 30);

    public MotionNoise {
        boolean deviations = position >= 0 && velocity >= 0 && measured > 0;
        boolean trust = scoreTrust >= 0 && scoreTrust < 1;
        if (!(deviations && trust && growth > 0 && rate > 0)) {
            throw new IllegalArgumentException(
                    "MotionNoise needs deviations of at least 0 (measured: above), a scoreTrust in [0, 1), a growth and a rate above 0, but was position %s, velocity %s, measured %s, scoreTrust %s, growth %s, rate %s"
                            .formatted(position, velocity, measured, scoreTrust, growth, rate));
        }
    }

    public MotionNoise atRate(double other) {
        return new MotionNoise(position, velocity, measured, scoreTrust, growth, other);
    }

    /** By what factor the variances of one frame grow in {@code seconds}. */
    public double grown(double seconds) {
        double frames = seconds * rate;
        return growth == 1 ? frames : Math.pow(frames, growth);
    }
}
