package io.vigil.deploy.falls.room;

import java.util.Random;

/**
 * What somebody looks like.
 *
 * @param tall in metres
 * @param girth 1 for a usual one
 */
record Look(double tall, double girth, int skin, int hair, int top, int trousers) {
    private static final int[] SKINS = {0xe0b8a0, 0xc89878, 0x8a5a3c, 0xd8a890};
    private static final int[] HAIRS = {0xd8d8d4, 0x3a302a, 0x6a5038, 0x8c8880};
    private static final int[] TOPS = {0xa03838, 0x3a5a90, 0xe8e4dc, 0x4a6a4a, 0x303438, 0xc8a860};
    private static final int[] TROUSERS = {0x2a3040, 0x54504a, 0x3c4a68, 0x80766a, 0x242424};

    static Look adult(Random random) {
        return new Look(
                1.52 + 0.32 * random.nextDouble(),
                0.9 + 0.35 * random.nextDouble(),
                any(SKINS, random),
                any(HAIRS, random),
                any(TOPS, random),
                any(TROUSERS, random));
    }

    static Look child(Random random) {
        return new Look(
                0.72 + 0.2 * random.nextDouble(),
                1.25,
                any(SKINS, random),
                any(HAIRS, random),
                any(TOPS, random),
                any(TROUSERS, random));
    }

    static int any(int[] some, Random random) {
        return some[random.nextInt(some.length)];
    }
}
