package io.vigil.tracking.simulation;

/** The places of the built-in scenes, without anybody in them. */
final class Backdrops {
    private Backdrops() {}

    static void door(Painter painter, int width, int height) {
        wall(painter, width, 158, 0xb9b2a4, 0xc9c3b6);
        tiles(painter, width, height, 158, 0x9b938a, 0xa69e95);
        painter.rectangle(236, 28, 404, 158, 0x4b4f55);
        painter.rectangle(246, 38, 394, 158, 0x8fb0c4);
        painter.polygon(new double[] {246, 38, 320, 38, 246, 140}, 0xa6c3d4, 1);
        painter.rectangle(317, 38, 323, 158, 0x4b4f55);
        painter.rectangle(256, 158, 384, 166, 0x3b3e44);
        shelf(painter, 24, 60, 190, 170);
        shelf(painter, 452, 60, 618, 170);
        painter.rectangle(262, 8, 378, 24, 0x2f5d4b);
        painter.rectangle(272, 14, 368, 18, 0xe8e2d0);
    }

    static void road(Painter painter, int width, int height) {
        painter.rectangle(0, 0, width, 112, 0xa9bccb);
        for (int i = 0; i < 6; i++) {
            house(painter, i * 112 - 12, 18 + (i * 37) % 26, 102, i);
        }
        painter.rectangle(0, 112, width, 158, 0xa8a49c);
        for (int x = 0; x < width; x += 40) {
            painter.polygon(
                    new double[] {x, 112, x + 1.5, 112, x - 18.5, 158, x - 20, 158}, 0x938f87, 1);
        }
        painter.rectangle(0, 156, width, 162, 0xc3c0b8);
        painter.rectangle(0, 162, width, height, 0x60646a);
        for (int i = 0; i < 420; i++) {
            int x = i * 197 % width;
            int y = 164 + i * 89 % (height - 166);
            painter.ellipse(x, y, 2 + i % 3, 1, i % 2 == 0 ? 0x666a70 : 0x5a5e64, 1);
        }
        painter.rectangle(0, 245, width, 248, 0xd9c25a);
        painter.rectangle(0, 251, width, 254, 0xd9c25a);
        for (int x = -10; x < width; x += 70) {
            painter.rectangle(x, 203, x + 34, 206, 0xcfd1d2);
            painter.rectangle(x + 20, 300, x + 64, 304, 0xcfd1d2);
        }
    }

    static void careRoom(Painter painter, int width, int height) {
        wall(painter, width, 196, 0xc4cdc6, 0xd2dad4);
        planks(painter, width, height, 196);
        painter.rectangle(452, 34, 566, 128, 0xf0efe8);
        painter.rectangle(459, 41, 559, 121, 0x9fc4dc);
        painter.rectangle(507, 41, 511, 121, 0xf0efe8);
        painter.rectangle(0, 188, width, 197, 0xe6e4dc);
        painter.rectangle(30, 120, 42, 232, 0x6b4a33);
        painter.rectangle(36, 168, 216, 208, 0xe9ebee);
        painter.rectangle(36, 200, 216, 230, 0x7d9bb5);
        painter.ellipse(72, 166, 30, 12, 0xfafafa, 1);
        painter.rectangle(208, 150, 218, 238, 0x6b4a33);
        painter.rectangle(330, 132, 392, 206, 0x8a6a4a);
        painter.rectangle(336, 140, 386, 168, 0x9b7a58);
        painter.rectangle(336, 173, 386, 201, 0x9b7a58);
        painter.ellipse(361, 118, 15, 13, 0xf0dfa8, 1);
        painter.rectangle(358, 128, 364, 134, 0x55483a);
    }

    private static void wall(Painter painter, int width, int bottom, int colour, int stripe) {
        painter.rectangle(0, 0, width, bottom, colour);
        for (int x = 0; x < width; x += 24) {
            painter.rectangle(x, 0, x + 12, bottom, stripe);
        }
    }

    private static void tiles(
            Painter painter, int width, int height, int top, int dark, int light) {
        painter.rectangle(0, top, width, height, dark);
        double middle = width / 2.0;
        double[] rows = {0, 14, 31, 51, 76, 106, 142, 185, 240};
        for (int row = 0; row < rows.length - 1; row++) {
            double near = 0.45 + rows[row + 1] / 250;
            double far = 0.45 + rows[row] / 250;
            for (int column = -14; column < 14; column++) {
                if ((row + column) % 2 == 0) {
                    painter.polygon(
                            new double[] {
                                middle + column * 56 * far, top + rows[row],
                                middle + (column + 1) * 56 * far, top + rows[row],
                                middle + (column + 1) * 56 * near, top + rows[row + 1],
                                middle + column * 56 * near, top + rows[row + 1]
                            },
                            light,
                            1);
                }
            }
        }
    }

    private static void planks(Painter painter, int width, int height, int top) {
        painter.rectangle(0, top, width, height, 0xb08a62);
        double y = top;
        int row = 0;
        for (double step = 7; y < height; step *= 1.25, row++) {
            painter.rectangle(0, y, width, y + step - 1, row % 2 == 0 ? 0xb8926a : 0xac865e);
            for (int x = row * 83 % 150 - 150; x < width; x += 150) {
                painter.rectangle(x, y, x + 1.5, y + step - 1, 0x8f6c48);
            }
            y += step;
        }
    }

    private static void shelf(
            Painter painter, double left, double top, double right, double bottom) {
        painter.rectangle(left, top, right, bottom, 0x6e5a46);
        int[] goods = {0xb5523b, 0xd9a441, 0x4d7a5a, 0x3f6f94, 0x8c5a86, 0xd0cbbd};
        int item = 0;
        for (double y = top + 6; y < bottom - 24; y += 34) {
            painter.rectangle(left + 4, y, right - 4, y + 28, 0x57483a);
            for (double x = left + 7; x < right - 15; x += 15) {
                double tall = 16 + item * 7 % 9;
                painter.rectangle(x, y + 28 - tall, x + 11, y + 28, goods[item++ % goods.length]);
            }
        }
    }

    private static void house(Painter painter, double left, double top, double width, int kind) {
        int[] walls = {0xb88f73, 0xc9b798, 0x9c8478, 0xbfa58a};
        painter.rectangle(left, top, left + width, 114, walls[kind % walls.length]);
        painter.polygon(
                new double[] {left - 4, top, left + width / 2, top - 18, left + width + 4, top},
                0x6d4a44,
                1);
        for (double x = left + 10; x < left + width - 16; x += 24) {
            painter.rectangle(x, top + 12, x + 13, top + 30, 0x5f7f92);
            painter.rectangle(x, top + 44, x + 13, top + 62, 0x5f7f92);
        }
    }
}
