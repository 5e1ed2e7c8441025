package io.vigil.deploy.falls.room;

import java.util.Random;

/**
 * How a body holds itself: angles in degrees, in the plane in which it faces. The torso's is from
 * upright, forwards positive; those of thighs, shanks and arms are from hanging down, forwards
 * positive. The roll turns the whole to the side.
 *
 * @param held in [0, 1]: 0 where the lowest part is on the floor, 1 where a seat holds the hips
 * @param hips height of the hips over the floor, in metres, where a seat holds them
 */
record Pose(
        double torso,
        double roll,
        double leftThigh,
        double leftShank,
        double rightThigh,
        double rightShank,
        double leftArm,
        double leftForearm,
        double rightArm,
        double rightForearm,
        double neck,
        double held,
        double hips) {
    static final Pose STANDING = new Pose(3, 0, 3, -3, 1, -4, 4, 12, 2, 14, 5, 0, 0);
    static final Pose BENDING = new Pose(88, 0, 12, -8, 8, -6, 5, 5, -5, 0, 10, 0, 0);
    static final Pose LEANING = new Pose(58, 0, 15, -10, 5, -8, 45, 60, 35, 50, 15, 0, 0);
    static final Pose SQUATTING = new Pose(38, 0, 98, -38, 85, -45, 35, 45, 20, 30, 10, 0, 0);
    static final Pose HALF_KNEELING = new Pose(48, 0, 92, 0, -8, -95, 40, 30, 25, 35, 15, 0, 0);
    static final Pose KNEELING = new Pose(2, 0, 2, -90, 0, -90, 15, 60, 10, 55, 10, 0, 0);
    static final Pose ON_HEELS = new Pose(8, 0, 80, -88, 78, -88, 20, 50, 20, 50, 15, 0, 0);
    static final Pose PROSTRATE = new Pose(104, 0, 48, -90, 48, -90, 140, 60, 135, 55, -5, 0, 0);
    static final Pose ALL_FOURS = new Pose(82, 0, 4, -88, -4, -88, 5, 2, -5, -2, -35, 0, 0);
    static final Pose ON_THE_FLOOR = new Pose(-6, 0, 86, 84, 118, 20, 25, 55, -20, -15, 15, 0, 0);
    static final Pose CROSS_LEGGED = new Pose(12, 0, 95, -60, 92, -55, 30, 70, 25, 70, 20, 0, 0);
    static final Pose SUPINE = new Pose(-88, 0, 88, 86, 84, 88, 70, 80, 82, 86, -5, 0, 0);
    static final Pose PRONE = new Pose(89, 0, -88, -88, -84, -92, 130, 60, -70, -80, 5, 0, 0);
    static final Pose ON_THE_SIDE = new Pose(12, 86, 45, -35, 25, -40, 35, 70, 10, 60, 15, 0, 0);
    static final Pose CRUMPLING = new Pose(35, 15, 55, -65, 45, -70, 30, 50, 45, 60, 20, 0, 0);

    static Pose sitting(double seat) {
        return new Pose(-7, 0, 86, 2, 84, -2, 15, 65, 10, 60, 8, 1, seat + 0.09);
    }

    /** Bent over the knees on a seat, to the shoes. */
    static Pose stooping(double seat) {
        return new Pose(62, 0, 88, -4, 80, 2, 15, 10, 10, 5, 15, 1, seat + 0.09);
    }

    static Pose lyingOn(double top) {
        return SUPINE.heldAt(top + 0.12);
    }

    Pose heldAt(double height) {
        return new Pose(
                torso,
                roll,
                leftThigh,
                leftShank,
                rightThigh,
                rightShank,
                leftArm,
                leftForearm,
                rightArm,
                rightForearm,
                neck,
                1,
                height);
    }

    Pose towards(Pose other, double share) {
        double seat =
                held == 0 ? other.hips : other.held == 0 ? hips : mix(hips, other.hips, share);
        return new Pose(
                mix(torso, other.torso, share),
                mix(roll, other.roll, share),
                mix(leftThigh, other.leftThigh, share),
                mix(leftShank, other.leftShank, share),
                mix(rightThigh, other.rightThigh, share),
                mix(rightShank, other.rightShank, share),
                mix(leftArm, other.leftArm, share),
                mix(leftForearm, other.leftForearm, share),
                mix(rightArm, other.rightArm, share),
                mix(rightForearm, other.rightForearm, share),
                mix(neck, other.neck, share),
                mix(held, other.held, share),
                seat);
    }

    private static double mix(double one, double other, double share) {
        return one + share * (other - one);
    }

    /** The same, a little otherwise; arms the most. */
    Pose varied(Random random, double degrees) {
        return new Pose(
                torso + 0.5 * degrees * random.nextGaussian(),
                roll + 0.2 * degrees * random.nextGaussian(),
                leftThigh + 0.4 * degrees * random.nextGaussian(),
                leftShank + 0.4 * degrees * random.nextGaussian(),
                rightThigh + 0.4 * degrees * random.nextGaussian(),
                rightShank + 0.4 * degrees * random.nextGaussian(),
                leftArm + 2 * degrees * random.nextGaussian(),
                leftForearm + 2 * degrees * random.nextGaussian(),
                rightArm + 2 * degrees * random.nextGaussian(),
                rightForearm + 2 * degrees * random.nextGaussian(),
                neck + degrees * random.nextGaussian(),
                held,
                hips);
    }

    /** The other side first. */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // Left for right is what is meant.
    Pose mirrored() {
        return new Pose(
                torso,
                -roll,
                rightThigh,
                rightShank,
                leftThigh,
                leftShank,
                rightArm,
                rightForearm,
                leftArm,
                leftForearm,
                neck,
                held,
                hips);
    }

    /**
     * In the middle of a stride.
     *
     * @param metres walked
     * @param strength 0 where somebody stands
     */
    Pose striding(double metres, double tall, double strength) {
        double phase = 2 * Math.PI * metres / (0.78 * tall);
        double swing = 24 * strength * StrictMath.sin(phase);
        double leftLift = 38 * strength * Math.max(0, StrictMath.cos(phase));
        double rightLift = 38 * strength * Math.max(0, -StrictMath.cos(phase));
        return new Pose(
                torso,
                roll,
                leftThigh + swing,
                leftShank + swing - leftLift,
                rightThigh - swing,
                rightShank - swing - rightLift,
                leftArm - 0.8 * swing,
                leftForearm - 0.8 * swing,
                rightArm + 0.8 * swing,
                rightForearm + 0.8 * swing,
                neck,
                held,
                hips);
    }
}
