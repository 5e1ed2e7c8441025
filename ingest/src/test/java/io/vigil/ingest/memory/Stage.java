package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;

/** A seeded textured wall with noise, before which rectangles and shadows can be put. */
final class Stage {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    private final byte[] wall = new byte[WIDTH * HEIGHT * 3];
    private final byte[] noise = new byte[1 << 16];
    private final Random random = new Random(5);
    private byte[] image = new byte[0];

    Stage() {
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) Math.round(3 * random.nextGaussian());
        }
        int[] tiles = random.ints(2000, 90, 170).toArray();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int c = 0; c < 3; c++) {
                    wall[(y * WIDTH + x) * 3 + c] = (byte) (tiles[y / 16 * 40 + x / 16] + 8 * c);
                }
            }
        }
        clear();
    }

    /** The empty wall with fresh noise. */
    Stage clear() {
        image = wall.clone();
        int from = random.nextInt(noise.length);
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) ((image[i] & 0xff) + noise[(from + 7 * i) & 0xffff]);
        }
        return this;
    }

    Stage put(int left, int top, int width, int height, int blue, int green, int red) {
        for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + height); y++) {
            for (int x = Math.max(0, left); x < Math.min(WIDTH, left + width); x++) {
                int i = (y * WIDTH + x) * 3;
                // Clothes have folds: without them nothing could be told to move.
                int fold = (x - left) / 4 % 2 * 20 + (y - top) / 6 % 2 * 20;
                image[i] = clip(blue + fold + noise[(31 * x + 17 * y + 5 * left) & 0xffff]);
                image[i + 1] = clip(green + fold + noise[(31 * x + 17 * y + 5 * left) & 0xffff]);
                image[i + 2] = clip(red + fold + noise[(31 * x + 17 * y + 5 * left) & 0xffff]);
            }
        }
        return this;
    }

    /** A head, a trunk with arms, and two legs, in a rectangle 0.42 as wide as it is high. */
    Stage person(int left, int top, int height) {
        int width = width(height);
        put(left + width * 3 / 8, top, width / 4, height / 6, 120, 140, 190);
        put(left + width / 8, top + height / 6, width * 3 / 4, height * 2 / 5, 40, 30, 60);
        int hip = top + height / 6 + height * 2 / 5;
        put(left, hip, width * 3 / 8, top + height - hip, 60, 20, 20);
        return put(left + width * 5 / 8, hip, width * 3 / 8, top + height - hip, 60, 20, 20);
    }

    static int width(int height) {
        return (int) (0.42 * height);
    }

    Stage light(int left, int top, int width, int height, double gain) {
        for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + height); y++) {
            for (int x = Math.max(0, left); x < Math.min(WIDTH, left + width); x++) {
                for (int c = 0; c < 3; c++) {
                    int i = (y * WIDTH + x) * 3 + c;
                    image[i] = clip((image[i] & 0xff) * gain);
                }
            }
        }
        return this;
    }

    Mat image() {
        Mat mat = new Mat(HEIGHT, WIDTH, CV_8UC3);
        mat.data().put(image);
        return mat;
    }

    private static byte clip(double value) {
        return (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
}
