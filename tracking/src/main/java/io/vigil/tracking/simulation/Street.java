package io.vigil.tracking.simulation;

import java.util.Random;

/**
 * A long shopping street, larger than any image of it: for cameras that move. People walk along it
 * both ways, pass in front of each other and are hidden in between.
 */
final class Street {
    static final int WIDTH = 2400;
    static final int HEIGHT = 440;

    private static final int WALL = 190;
    private static final double FAR = 215;
    private static final double NEAR = 415;

    /** The slowest needs so long from end to end. */
    private static final double LONGEST_WALK = 50;

    private static final double PEOPLE_A_SECOND = 0.8;

    private Street() {}

    static Scene scene(long seed, double seconds) {
        Scene.Builder scene =
                Scene.seeded("street", seed, seconds)
                        .world(WIDTH, HEIGHT)
                        .perspective(WALL - 60, 0.45)
                        .backdrop(Street::paint);
        Random random = scene.random();
        double at = -LONGEST_WALK;
        while (at < seconds) {
            boolean right = random.nextBoolean();
            double y = FAR + (NEAR - FAR) * random.nextDouble();
            double drift = 40 * (random.nextDouble() - 0.5);
            double speed = (WIDTH + 120) / LONGEST_WALK * (1 + 0.8 * random.nextDouble());
            double end = Math.max(FAR, Math.min(NEAR, y + drift));
            scene.person(
                    125 + 20 * random.nextDouble(),
                    new Waypoint(at, right ? -60 : WIDTH + 60, y),
                    new Waypoint(at + (WIDTH + 120) / speed, right ? WIDTH + 60 : -60, end));
            at += 2 / PEOPLE_A_SECOND * random.nextDouble();
        }
        return scene.build();
    }

    /** Its own stones and shops, the same in every scene; no two stretches are alike. */
    private static void paint(Painter painter, int width, int height) {
        Random random = new Random(1);
        painter.rectangle(0, 0, width, 70, 0xa9bccb);
        for (double left = 0; left < width; ) {
            double shop = 90 + 120 * random.nextDouble();
            shop(painter, left, left + shop, random);
            left += shop;
        }
        painter.rectangle(0, WALL, width, height, 0x9b9790);
        double row = 9;
        for (double y = WALL; y < height; y += row, row *= 1.22) {
            painter.rectangle(0, y, width, y + 1, 0x85817a);
            double stone = 3 * row;
            for (double x = -stone * random.nextDouble(); x < width; x += stone) {
                int shade = 0x010101 * (random.nextInt(25) - 12);
                painter.rectangle(x + 1, y + 1, x + stone, y + row, 0x9b9790 + shade);
            }
        }
        for (int i = 0; i < 900; i++) {
            double x = width * random.nextDouble();
            double y = WALL + 6 + (height - WALL) * random.nextDouble();
            int dirt = random.nextBoolean() ? 0x7c7770 : 0xb3afa8;
            double size = 1 + 4 * random.nextDouble();
            painter.ellipse(x, y, size, size / 2, dirt, 0.8);
        }
    }

    private static void shop(Painter painter, double left, double right, Random random) {
        int[] walls = {0xb88f73, 0xc9b798, 0x9c8478, 0xbfa58a, 0x8f7f7a, 0xcac2b4};
        int[] signs = {0x2f5d4b, 0x7a2f2f, 0x2f4a7a, 0x5a4a2f, 0x6f3f6a};
        double roof = 10 + 40 * random.nextDouble();
        painter.rectangle(left, roof, right, WALL, walls[random.nextInt(walls.length)]);
        for (double x = left + 8; x < right - 18; x += 22 + 6 * random.nextDouble()) {
            painter.rectangle(x, roof + 10, x + 13, roof + 34, 0x5f7f92);
            painter.rectangle(x + 2, roof + 12, x + 6, roof + 32, 0x7f9fb2);
        }
        painter.rectangle(left + 4, 104, right - 4, 120, signs[random.nextInt(signs.length)]);
        for (double x = left + 12; x < right - 16; x += 5 + 6 * random.nextDouble()) {
            painter.rectangle(x, 108, x + 3, 112 + 5 * random.nextDouble(), 0xe8e2d0);
        }
        painter.rectangle(left + 6, 126, right - 30, WALL - 4, 0x46525c);
        int[] goods = {0xb5523b, 0xd9a441, 0x4d7a5a, 0x3f6f94, 0x8c5a86, 0xd0cbbd};
        for (double x = left + 10; x < right - 44; x += 9 + 8 * random.nextDouble()) {
            double top = 140 + 25 * random.nextDouble();
            painter.rectangle(x, top, x + 7, WALL - 6, goods[random.nextInt(goods.length)]);
        }
        painter.rectangle(right - 26, 128, right - 8, WALL, 0x3d3128);
    }
}
