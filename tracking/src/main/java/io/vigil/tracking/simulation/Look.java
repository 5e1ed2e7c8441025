package io.vigil.tracking.simulation;

import java.util.Random;

/** What an actor looks like; colours are 0xRRGGBB. */
record Look(int main, int second, int third, int hair) {
    private static final int[] SHIRTS = {
        0xb03a3a, 0x2f5d9b, 0x2f7d4f, 0xc98b2b, 0x7a4b94, 0x274060, 0x9b2f5d, 0x1f6f78
    };
    private static final int[] TROUSERS = {0x22262e, 0x2d3a55, 0x4a3b2f, 0x3a3a3a, 0x1f2f2a};
    private static final int[] SKIN = {0xe0b090, 0xc68a63, 0x8a5a3c, 0xf0c8a8};
    private static final int[] HAIR = {0x2a1d14, 0x4a3420, 0x15130f, 0x8a6a3a, 0x9a9a9a};
    private static final int[] PAINT = {
        0xa02b2b, 0x24508a, 0xd8d8d2, 0x20242a, 0x3c6e4a, 0xc7a13a, 0x6b7078
    };

    static Look ofPerson(Random random) {
        return new Look(
                pick(SHIRTS, random),
                pick(TROUSERS, random),
                pick(SKIN, random),
                pick(HAIR, random));
    }

    static Look ofCar(Random random) {
        int paint = pick(PAINT, random);
        return new Look(paint, darker(paint), 0x9fc3d6, 0x15171a);
    }

    static int darker(int colour) {
        return (colour >> 1) & 0x7f7f7f;
    }

    private static int pick(int[] colours, Random random) {
        return colours[random.nextInt(colours.length)];
    }
}
