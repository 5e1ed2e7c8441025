package io.vigil.sinks.evidence;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Text on dark plates. OpenCV's stroke fonts are drawn at four times the size and shrunk, which
 * makes them legible at twelve pixels; letters and plates are kept, as most return in the next
 * frame. Not for many threads. Calls belong into a {@code PointerScope}.
 */
final class Lettering implements AutoCloseable {
    private static final int OVERSAMPLING = 4;
    private static final int KEPT = 256;
    private static final int GROUND = 0x161A20;

    private record Key(String text, int rgb, int height) {}

    private record Glyph(char letter, int height) {}

    private final Map<Key, Mat> plates = new LinkedHashMap<>(64, 0.75f, true);

    /** Of printable ASCII at the few heights in use, so it needs no bound. */
    private final Map<Glyph, Mat> glyphs = new HashMap<>();

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

    private Mat make(Key key) {
        int height = key.height();
        int stripe = Math.max(2, height / 5);
        int padding = Math.max(2, height / 4);
        int width = stripe + 2 * padding;
        for (int i = 0; i < key.text().length(); i++) {
            width += glyph(key.text().charAt(i), height).cols();
        }
        Mat plate = new Mat(height, width, CV_8UC3, bgr(GROUND));
        rectangle(plate, new Rect(0, 0, stripe, height), bgr(key.rgb()), FILLED, LINE_8, 0);
        int x = stripe + padding;
        for (int i = 0; i < key.text().length(); i++) {
            Mat glyph = glyph(key.text().charAt(i), height);
            glyph.copyTo(new Mat(plate, new Rect(x, 0, glyph.cols(), height)));
            x += glyph.cols();
        }
        return plate;
    }

    private Mat glyph(char letter, int height) {
        return glyphs.computeIfAbsent(
                new Glyph(letter, height),
                glyph -> {
                    Mat drawn = drawn(glyph);
                    drawn.retainReference();
                    return drawn;
                });
    }

    private static Mat drawn(Glyph glyph) {
        int tall = glyph.height() * OVERSAMPLING;
        String letter = String.valueOf(glyph.letter());
        // Hershey capitals are 21 units high at scale 1; they get 55 % of the plate.
        double scale = 0.55 * tall / 21;
        int stroke = Math.max(1, (int) Math.round(tall * 0.075));
        Size ink = getTextSize(letter, FONT_HERSHEY_SIMPLEX, scale, stroke, new int[1]);
        int width = Math.max(1, Math.round((ink.width() - stroke / 2f) / OVERSAMPLING));
        Mat large = new Mat(tall, width * OVERSAMPLING, CV_8UC3, bgr(GROUND));
        Point origin = new Point(0, (int) Math.round(0.77 * tall));
        Scalar white = bgr(0xFFFFFF);
        putText(large, letter, origin, FONT_HERSHEY_SIMPLEX, scale, white, stroke, LINE_AA, false);
        Mat small = new Mat();
        resize(large, small, new Size(width, glyph.height()), 0, 0, INTER_AREA);
        return small;
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
        glyphs.values().forEach(Mat::releaseReference);
        glyphs.clear();
    }
}
