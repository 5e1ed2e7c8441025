package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Text on dark plates. OpenCV's stroke fonts are drawn at four times the size and shrunk, which
 * makes them legible at twelve pixels; plates are kept, as most return in the next frame. Not for
 * many threads.
 */
final class Lettering implements AutoCloseable {
    private static final int OVERSAMPLING = 4;
    private static final int KEPT = 256;

    private record Key(String text, int rgb, int height) {}

    private final Map<Key, Mat> plates = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param rgb of the stripe at the plate's left edge
     * @param height of the plate in pixels
     * @return the plate; it belongs to this object
     */
    Mat plate(String text, int rgb, int height) {
        Key key = new Key(ascii(text), rgb, height);
        Mat known = plates.get(key);
        if (known != null) {
            return known;
        }
        Mat made = make(key);
        made.retainReference();
        plates.put(key, made);
        if (plates.size() > KEPT) {
            var eldest = plates.entrySet().iterator();
            eldest.next().getValue().releaseReference();
            eldest.remove();
        }
        return made;
    }

    private static Mat make(Key key) {
        int tall = key.height() * OVERSAMPLING;
        // Hershey capitals are 21 units high at scale 1; they get 55 % of the plate.
        double scale = 0.55 * tall / 21;
        int stroke = Math.max(1, (int) Math.round(tall * 0.075));
        int stripe = Math.max(2, key.height() / 5);
        int padding = Math.max(2, key.height() / 4);
        int[] baseline = new int[1];
        int ink;
        try (Size size = getTextSize(key.text(), FONT_HERSHEY_SIMPLEX, scale, stroke, baseline)) {
            ink = size.width();
        }
        int width = stripe + 2 * padding + (ink + OVERSAMPLING - 1) / OVERSAMPLING;
        Mat plate = new Mat(key.height(), width, CV_8UC3);
        try (Mat large = new Mat(tall, width * OVERSAMPLING, CV_8UC3, new Scalar(32, 26, 22, 0));
                Point origin =
                        new Point(
                                (stripe + padding) * OVERSAMPLING, (int) Math.round(0.77 * tall));
                Rect edge = new Rect(0, 0, stripe * OVERSAMPLING, tall)) {
            rectangle(large, edge, bgr(key.rgb()), FILLED, LINE_AA, 0);
            putText(
                    large,
                    key.text(),
                    origin,
                    FONT_HERSHEY_SIMPLEX,
                    scale,
                    new Scalar(255, 255, 255, 0),
                    stroke,
                    LINE_AA,
                    false);
            resize(large, plate, plate.size(), 0, 0, INTER_AREA);
        }
        return plate;
    }

    /**
     * The font knows nothing but ASCII: accents go, what else is foreign becomes a question mark.
     */
    static String ascii(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return plain.replaceAll("[^ -~]", "?");
    }

    static Scalar bgr(int rgb) {
        return new Scalar(rgb & 0xFF, (rgb >> 8) & 0xFF, (rgb >> 16) & 0xFF, 0);
    }

    @Override
    public void close() {
        plates.values().forEach(Mat::releaseReference);
        plates.clear();
    }
}
