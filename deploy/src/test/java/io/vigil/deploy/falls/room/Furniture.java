package io.vigil.deploy.falls.room;

import java.util.ArrayList;
import java.util.List;

/** Small furniture, made of rods. Headings are from y to x, in degrees. */
final class Furniture {
    private static final int WHEEL_SPOKES = 14;

    private Furniture() {}

    static Spot at(double x, double y, double heading, double ahead, double right, double up) {
        double cos = StrictMath.cos(Math.toRadians(heading));
        double sin = StrictMath.sin(Math.toRadians(heading));
        return new Spot(x + ahead * sin + right * cos, y + ahead * cos - right * sin, up);
    }

    static List<Limb> chair(double x, double y, double heading, int rgb) {
        List<Limb> limbs = new ArrayList<>();
        for (double right : new double[] {-0.19, 0.19}) {
            for (double ahead : new double[] {-0.19, 0.19}) {
                limbs.add(
                        Limb.of(
                                at(x, y, heading, ahead, right, 0.02),
                                at(x, y, heading, ahead, right, 0.42),
                                0.02,
                                rgb));
            }
            limbs.add(
                    Limb.of(
                            at(x, y, heading, -0.2, right, 0.42),
                            at(x, y, heading, -0.24, right, 0.88),
                            0.022,
                            rgb));
        }
        for (double ahead = -0.16; ahead <= 0.17; ahead += 0.08) {
            limbs.add(
                    Limb.of(
                            at(x, y, heading, ahead, -0.18, 0.41),
                            at(x, y, heading, ahead, 0.18, 0.41),
                            0.045,
                            rgb));
        }
        for (double up : new double[] {0.66, 0.76, 0.84}) {
            limbs.add(
                    Limb.of(
                            at(x, y, heading, -0.23, -0.19, up),
                            at(x, y, heading, -0.23, 0.19, up),
                            0.035,
                            rgb));
        }
        return limbs;
    }

    static List<Limb> wheelchair(double x, double y, double heading) {
        List<Limb> limbs = new ArrayList<>();
        for (double right : new double[] {-0.29, 0.29}) {
            Spot before = null;
            for (int i = 0; i <= WHEEL_SPOKES; i++) {
                double angle = 2 * Math.PI * i / WHEEL_SPOKES;
                Spot rim =
                        at(
                                x,
                                y,
                                heading,
                                -0.1 + 0.28 * StrictMath.sin(angle),
                                right,
                                0.3 + 0.28 * StrictMath.cos(angle));
                if (before != null) {
                    limbs.add(Limb.of(before, rim, 0.02, 0x202224));
                }
                before = rim;
            }
            limbs.add(
                    Limb.of(
                            at(x, y, heading, -0.24, right * 0.85, 0.45),
                            at(x, y, heading, -0.3, right * 0.85, 0.92),
                            0.018,
                            0x70747a));
            limbs.add(
                    Limb.of(
                            at(x, y, heading, 0.4, right * 0.5, 0.06),
                            at(x, y, heading, 0.42, right * 0.5, 0.1),
                            0.06,
                            0x303438));
        }
        for (double ahead = -0.2; ahead <= 0.21; ahead += 0.1) {
            limbs.add(
                    Limb.of(
                            at(x, y, heading, ahead, -0.2, 0.44),
                            at(x, y, heading, ahead, 0.2, 0.44),
                            0.05,
                            0x25282c));
        }
        for (double up = 0.5; up < 0.86; up += 0.09) {
            limbs.add(
                    Limb.of(
                            at(x, y, heading, -0.27, -0.2, up),
                            at(x, y, heading, -0.27, 0.2, up),
                            0.045,
                            0x25282c));
        }
        return limbs;
    }
}
