package io.vigil.operators.health;

import java.util.Random;

/** Pictures of 3 bytes a pixel as they look when something is wrong, or only otherwise. */
final class Spoiled {
    private final int width;
    private final int height;
    private final Random random = new Random(3);
    private final byte[] noise = new byte[1 << 16];

    Spoiled(int width, int height) {
        this.width = width;
        this.height = height;
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (random.nextInt(5) - 2);
        }
    }

    byte[] by(String what, byte[] bgr) {
        return switch (what) {
            case "nothing" -> bgr;
            case "dark" -> light(bgr, 0.01, 1, 2);
            case "white" -> light(bgr, 0.1, 1, 245);
            case "hand" -> light(bgr, 0.04, 1, 70);
            case "bag" -> covered(bgr, 0.67);
            case "defocused" -> light(blurred(blurred(bgr, 4), 4), 1, 1, 0);
            case "shifted" -> turned(bgr, 0, 0.05);
            case "nudged" -> turned(bgr, 0, 0.035);
            case "tilted" -> turned(bgr, 8, 0.02);
            case "dimmed" -> light(bgr, 0.5, 1, 0);
            case "brightened" -> light(bgr, 1.15, 1, 5);
            case "gamma" -> light(bgr, 1, 0.6, 0);
            case "lights-out" -> light(bgr, 0.2, 1, 4);
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** Level after the lens, with the noise of a sensor. */
    byte[] light(byte[] bgr, double gain, double gamma, double offset) {
        double[] table = new double[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = 255 * StrictMath.pow(i / 255.0, gamma) * gain + offset;
        }
        byte[] lit = new byte[bgr.length];
        int from = random.nextInt(noise.length);
        for (int i = 0; i < bgr.length; i++) {
            int value = (int) table[bgr[i] & 0xff] + noise[(from + 7 * i) & 0xffff];
            lit[i] = (byte) Math.max(0, Math.min(255, value));
        }
        return lit;
    }

    private byte[] covered(byte[] bgr, double share) {
        byte[] covered = bgr.clone();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width * share; x++) {
                for (int c = 0; c < 3; c++) {
                    covered[3 * (y * width + x) + c] =
                            (byte) (95 + noise[(31 * x + 17 * y) & 0xffff]);
                }
            }
        }
        return covered;
    }

    /** By a box of (2 radius + 1) pixels a side. */
    private byte[] blurred(byte[] bgr, int radius) {
        return across(
                across(bgr, radius, 3, width, 3 * width, height),
                radius,
                3 * width,
                height,
                3,
                width);
    }

    private static byte[] across(
            byte[] bgr, int radius, int step, int length, int lineStep, int lines) {
        byte[] out = new byte[bgr.length];
        for (int line = 0; line < lines; line++) {
            for (int c = 0; c < 3; c++) {
                int start = line * lineStep + c;
                for (int i = 0; i < length; i++) {
                    int sum = 0;
                    for (int k = -radius; k <= radius; k++) {
                        int at = Math.max(0, Math.min(length - 1, i + k));
                        sum += bgr[start + at * step] & 0xff;
                    }
                    out[start + i * step] = (byte) (sum / (2 * radius + 1));
                }
            }
        }
        return out;
    }

    /** About the centre, and to the right by a share of the width; the border is repeated. */
    private byte[] turned(byte[] bgr, double degrees, double share) {
        double cos = StrictMath.cos(StrictMath.toRadians(degrees));
        double sin = StrictMath.sin(StrictMath.toRadians(degrees));
        byte[] out = new byte[bgr.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = x - width / 2.0 - share * width;
                double dy = y - height / 2.0;
                int fromX = (int) Math.round(width / 2.0 + cos * dx + sin * dy);
                int fromY = (int) Math.round(height / 2.0 - sin * dx + cos * dy);
                int from =
                        Math.max(0, Math.min(height - 1, fromY)) * width
                                + Math.max(0, Math.min(width - 1, fromX));
                System.arraycopy(bgr, 3 * from, out, 3 * (y * width + x), 3);
            }
        }
        return out;
    }
}
