package io.vigil.deploy.falls.room;

import java.util.ArrayList;
import java.util.List;

/** Puts a pose into the room: joints from angles, the lowest part on the floor. */
final class Skeleton {
    private final Look look;
    private final double x;
    private final double y;
    private final double cos;
    private final double sin;
    private final double rollCos;
    private final double rollSin;
    private final List<Limb> limbs = new ArrayList<>(14);

    /**
     * @param heading from y to x, in degrees
     */
    private Skeleton(Look look, Pose pose, double x, double y, double heading) {
        this.look = look;
        this.x = x;
        this.y = y;
        this.cos = StrictMath.cos(Math.toRadians(heading));
        this.sin = StrictMath.sin(Math.toRadians(heading));
        this.rollCos = StrictMath.cos(Math.toRadians(pose.roll()));
        this.rollSin = StrictMath.sin(Math.toRadians(pose.roll()));
    }

    static List<Limb> of(Look look, Pose pose, double x, double y, double heading) {
        Skeleton skeleton = new Skeleton(look, pose, x, y, heading);
        skeleton.build(pose);
        double lowest = Double.MAX_VALUE;
        for (Limb limb : skeleton.limbs) {
            lowest = Math.min(lowest, limb.from().z() - limb.fromRadius());
            lowest = Math.min(lowest, limb.to().z() - limb.toRadius());
        }
        double lift = -lowest * (1 - pose.held()) + pose.hips() * pose.held();
        double up = Math.max(lift, pose.held() > 0.5 ? -1 : -lowest);
        List<Limb> placed = new ArrayList<>(skeleton.limbs.size());
        for (Limb limb : skeleton.limbs) {
            placed.add(
                    new Limb(
                            limb.from().plus(0, 0, up),
                            limb.fromRadius(),
                            limb.to().plus(0, 0, up),
                            limb.toRadius(),
                            limb.rgb()));
        }
        return placed;
    }

    private void build(Pose pose) {
        double tall = look.tall();
        double girth = look.girth() * tall;
        double[] chest = along(new double[] {0, 0, 0}, 180 - pose.torso(), 0.29 * tall);
        limb(new double[] {0, -0.02 * tall, 0}, 0.082 * girth, chest, 0.078 * girth, look.top());
        limb(new double[] {0, 0.02 * tall, 0}, 0.082 * girth, chest, 0.078 * girth, look.top());
        double[] left = {chest[0], chest[1] - 0.1 * tall, chest[2]};
        double[] right = {chest[0], chest[1] + 0.1 * tall, chest[2]};
        limb(left, 0.05 * girth, right, 0.05 * girth, look.top());
        double[] head = along(chest, 180 - pose.torso() - pose.neck(), 0.15 * tall);
        limb(chest, 0.035 * tall, head, 0.04 * tall, look.skin());
        double[] crown = along(head, 180 - pose.torso() - pose.neck(), 0.025 * tall);
        limb(head, 0.062 * tall, crown, 0.06 * tall, look.skin());
        double[] back = along(crown, 250 - pose.torso() - pose.neck(), 0.018 * tall);
        limb(back, 0.06 * tall, crown, 0.058 * tall, look.hair());
        leg(-0.055 * tall, pose.leftThigh(), pose.leftShank());
        leg(0.055 * tall, pose.rightThigh(), pose.rightShank());
        arm(left, pose.leftArm(), pose.leftForearm());
        arm(right, pose.rightArm(), pose.rightForearm());
    }

    private void leg(double across, double thigh, double shank) {
        double tall = look.tall();
        double girth = look.girth() * tall;
        double[] hip = {0, across, 0};
        double[] knee = along(hip, thigh, 0.245 * tall);
        double[] ankle = along(knee, shank, 0.235 * tall);
        double[] toe = along(ankle, shank + 80, 0.085 * tall);
        limb(hip, 0.058 * girth, knee, 0.038 * girth, look.trousers());
        limb(knee, 0.037 * girth, ankle, 0.026 * girth, look.trousers());
        limb(ankle, 0.025 * tall, toe, 0.02 * tall, 0x2c2420);
    }

    private void arm(double[] shoulder, double upper, double fore) {
        double tall = look.tall();
        double girth = look.girth() * tall;
        double[] elbow = along(shoulder, upper, 0.165 * tall);
        double[] hand = along(elbow, fore, 0.185 * tall);
        limb(shoulder, 0.035 * girth, elbow, 0.028 * girth, look.top());
        limb(elbow, 0.026 * girth, hand, 0.022 * girth, look.skin());
    }

    /** Forwards, to the right, up; the angle is from hanging down. */
    private static double[] along(double[] from, double degrees, double length) {
        double angle = Math.toRadians(degrees);
        return new double[] {
            from[0] + length * StrictMath.sin(angle),
            from[1],
            from[2] - length * StrictMath.cos(angle)
        };
    }

    private void limb(double[] from, double fromRadius, double[] to, double toRadius, int rgb) {
        limbs.add(new Limb(placed(from), fromRadius, placed(to), toRadius, rgb));
    }

    private Spot placed(double[] own) {
        double across = own[1] * rollCos + own[2] * rollSin;
        double up = -own[1] * rollSin + own[2] * rollCos;
        return new Spot(x + own[0] * sin + across * cos, y + own[0] * cos - across * sin, up);
    }
}
