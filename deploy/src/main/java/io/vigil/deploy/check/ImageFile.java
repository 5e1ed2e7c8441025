package io.vigil.deploy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * An image that was read.
 *
 * @param bgr 8 bits a channel, turned as its orientation tag says, since that is how people label
 * @param sha256 of the file, in hex
 * @param brightness mean luma, in [0, 255]
 * @param sharpness variance of the Laplacian of luma; low means blurred
 */
record ImageFile(Mat bgr, String sha256, double brightness, double sharpness)
        implements AutoCloseable {
    /** Empty if it is no image that can be read. */
    static Optional<ImageFile> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        try (BytePointer pointer = new BytePointer(bytes);
                Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8UC1, pointer)) {
            Mat bgr = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
            if (bgr.empty()) {
                bgr.close();
                return Optional.empty();
            }
            return Optional.of(measured(bgr, sha256(bytes)));
        } catch (RuntimeException broken) {
            // OpenCV's own errors arrive so.
            return Optional.empty();
        }
    }

    private static ImageFile measured(Mat bgr, String sha256) {
        try (Mat gray = new Mat();
                Mat edges = new Mat()) {
            opencv_imgproc.cvtColor(bgr, gray, opencv_imgproc.COLOR_BGR2GRAY);
            double brightness = moments(gray)[0];
            opencv_imgproc.Laplacian(gray, edges, opencv_core.CV_32F);
            double deviation = moments(edges)[1];
            return new ImageFile(bgr, sha256, brightness, deviation * deviation);
        }
    }

    private static double[] moments(Mat image) {
        try (DoublePointer both = new DoublePointer(2);
                Mat mean = new Mat(1, 1, opencv_core.CV_64FC1, both);
                Mat deviation = new Mat(1, 1, opencv_core.CV_64FC1, both.getPointer(1))) {
            opencv_core.meanStdDev(image, mean, deviation);
            return new double[] {both.get(0), both.get(1)};
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        bgr.close();
    }
}
