package io.vigil.ingest.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.opencv.opencv_core.Mat;

/** Images to be used again, so that a camera does not allocate for every frame. Thread-safe. */
final class MatPool implements AutoCloseable {
    private final Deque<Mat> free = new ArrayDeque<>();

    /** A copy of an image, to be given back. */
    Mat copyOf(Mat image) {
        Mat copy = take();
        image.copyTo(copy);
        return copy;
    }

    private synchronized Mat take() {
        return free.isEmpty() ? new Mat() : free.pop();
    }

    synchronized void giveBack(Mat image) {
        free.push(image);
    }

    @Override
    public synchronized void close() {
        free.forEach(Mat::close);
        free.clear();
    }
}
