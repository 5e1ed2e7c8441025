package io.vigil.deploy.anomaly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** A folder of images: light things cross a patchwork of greys, or nothing does. */
public final class DrawnFootage {
    private static final int PATCH = 16;

    private final Path folder;
    private final int width;
    private final int height;
    private int things = 4;
    private int scene = 1;
    private double light = 1;

    public DrawnFootage(Path folder, int width, int height) {
        this.folder = folder;
        this.width = width;
        this.height = height;
    }

    DrawnFootage things(int count) {
        things = count;
        return this;
    }

    DrawnFootage scene(int other) {
        scene = other;
        return this;
    }

    DrawnFootage light(double share) {
        light = share;
        return this;
    }

    /** Writes so many. */
    public Path frames(int count) throws IOException {
        Files.createDirectories(folder);
        int columns = width / PATCH + 1;
        int[] greys =
                new SplittableRandom(scene)
                        .ints((long) columns * (height / PATCH + 1), 20, 170)
                        .toArray();
        byte[] bgr = new byte[3 * width * height];
        try (Mat image = new Mat(height, width, opencv_core.CV_8UC3)) {
            for (int frame = 0; frame < count; frame++) {
                for (int i = 0; i < width * height; i++) {
                    int x = i % width;
                    int y = i / width;
                    int grey = on(x, y, frame) ? 235 : greys[y / PATCH * columns + x / PATCH];
                    byte level = (byte) (light * grey);
                    bgr[3 * i] = level;
                    bgr[3 * i + 1] = level;
                    bgr[3 * i + 2] = level;
                }
                image.data().put(bgr);
                opencv_imgcodecs.imwrite(
                        folder.resolve("f%04d.bmp".formatted(frame)).toString(), image);
            }
        }
        return folder;
    }

    private boolean on(int x, int y, int frame) {
        for (int thing = 0; thing < things; thing++) {
            int left = (frame * (2 + thing) + 53 * thing) % (width + 40) - 20;
            int top = 14 + thing * (height - 30) / 4;
            if (x >= left && x < left + 10 && y >= top && y < top + 18) {
                return true;
            }
        }
        return false;
    }
}
