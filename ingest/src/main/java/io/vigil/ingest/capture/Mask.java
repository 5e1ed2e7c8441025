package io.vigil.ingest.capture;

import java.util.List;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Areas of the image that nobody may see: polygons with corners in [0, 1] of width and height. */
final class Mask {
    private final List<List<Double>> polygons;
    private MatVector corners = new MatVector();
    private int width;
    private int height;

    Mask(List<List<Double>> polygons, String camera) {
        for (List<Double> polygon : polygons) {
            boolean inside = polygon.stream().allMatch(c -> c >= 0 && c <= 1);
            if (polygon.size() < 6 || polygon.size() % 2 != 0 || !inside) {
                throw new IllegalArgumentException(
                        ("Camera %s: a mask needs at least 3 points as x, y pairs in [0, 1] of the"
                                        + " image, but was %s")
                                .formatted(camera, polygon));
            }
        }
        this.polygons = polygons.stream().map(List::copyOf).toList();
    }

    boolean isEmpty() {
        return polygons.isEmpty();
    }

    /** Paints the image in place; edges are included, since hiding too much is the safe side. */
    void paint(Mat image) {
        if (polygons.isEmpty()) {
            return;
        }
        if (image.cols() != width || image.rows() != height) {
            width = image.cols();
            height = image.rows();
            corners.close();
            corners = new MatVector(polygons.size());
            for (int i = 0; i < polygons.size(); i++) {
                corners.put(i, pixels(polygons.get(i)));
            }
        }
        opencv_imgproc.fillPoly(image, corners, Scalar.BLACK);
    }

    private Mat pixels(List<Double> polygon) {
        int points = polygon.size() / 2;
        Mat pixels = new Mat(points, 1, opencv_core.CV_32SC2);
        try (IntIndexer cells = pixels.createIndexer()) {
            for (int i = 0; i < points; i++) {
                cells.put(i, 0, 0, (int) Math.round(polygon.get(2 * i) * width));
                cells.put(i, 0, 1, (int) Math.round(polygon.get(2 * i + 1) * height));
            }
        }
        return pixels;
    }
}
