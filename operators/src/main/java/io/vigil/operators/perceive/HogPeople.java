package io.vigil.operators.perceive;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vigil.ingest.Region;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.PointVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;

/**
 * Upright people by their outline (Dalal and Triggs, "Histograms of oriented gradients for human
 * detection", 2005), with the weights that OpenCV carries.
 *
 * <p>It looks at one region at a time, enlarged so that a person as tall as the region has the 100
 * pixels that it was trained on, and at a few sizes only. The sizes are gone through here rather
 * than by OpenCV, whose order of results depends on its threads.
 */
final class HogPeople implements AutoCloseable {
    /** Height of a person in the window of 64 x 128 pixels that it was trained on. */
    private static final double PERSON = 98;

    private static final double WINDOW_WIDTH = 64;
    private static final double WINDOW_HEIGHT = 128;

    /** Heights of people as shares of the region's height. */
    private static final double[] HEIGHTS = {1, 0.8, 0.64};

    private static final double SAME_PERSON_IOU = 0.35;

    /** A wider region than this, enlarged, would cost more than the frame's share of time. */
    private static final int MOST_PIXELS = 900 * 260;

    private final HOGDescriptor hog = new HOGDescriptor();
    private final FloatPointer weights = HOGDescriptor.getDefaultPeopleDetector();

    HogPeople() {
        try (Mat detector = new Mat(weights)) {
            hog.setSVMDetector(detector);
        }
    }

    /** The people in a region, the surest first; scores in [0.5, 0.9]. */
    List<Detection> find(Mat bgr, Region region) {
        List<Detection> found = new ArrayList<>();
        for (double height : HEIGHTS) {
            look(bgr, region, PERSON / (height * region.height()), found);
        }
        found.sort(
                Comparator.comparingDouble(Detection::score)
                        .reversed()
                        .thenComparingDouble(d -> d.box().left())
                        .thenComparingDouble(d -> d.box().top()));
        List<Detection> kept = new ArrayList<>();
        for (Detection next : found) {
            if (kept.stream().noneMatch(k -> k.box().iou(next.box()) > SAME_PERSON_IOU)) {
                kept.add(next);
            }
        }
        return kept;
    }

    private void look(Mat bgr, Region region, double scale, List<Detection> found) {
        int marginX = (int) Math.ceil(WINDOW_WIDTH / 3 / scale);
        int marginY = (int) Math.ceil(WINDOW_HEIGHT / 5 / scale);
        int left = Math.max(0, region.left() - marginX);
        int top = Math.max(0, region.top() - marginY);
        int right = Math.min(bgr.cols(), region.right() + marginX);
        int bottom = Math.min(bgr.rows(), region.bottom() + marginY);
        int width = (int) Math.round((right - left) * scale);
        int height = (int) Math.round((bottom - top) * scale);
        if (width < WINDOW_WIDTH || height < WINDOW_HEIGHT || width * (long) height > MOST_PIXELS) {
            return;
        }
        try (Rect area = new Rect(left, top, right - left, bottom - top);
                Mat part = new Mat(bgr, area);
                Mat enlarged = new Mat();
                Size size = new Size(width, height);
                PointVector corners = new PointVector();
                DoublePointer sureness = new DoublePointer();
                Size stride = new Size(8, 8);
                Size padding = new Size(0, 0);
                PointVector everywhere = new PointVector()) {
            resize(part, enlarged, size, 0, 0, INTER_LINEAR);
            hog.detect(enlarged, corners, sureness, 0, stride, padding, everywhere);
            for (int i = 0; i < corners.size(); i++) {
                double x = corners.get(i).x() + 0.5 * WINDOW_WIDTH;
                double y = corners.get(i).y() + 0.5 * WINDOW_HEIGHT;
                double score = Math.min(0.9, 0.5 + 0.3 * sureness.get(i));
                Box box =
                        Box.ofSize(
                                left + (x - 0.21 * PERSON) / scale,
                                top + (y - 0.5 * PERSON) / scale,
                                0.42 * PERSON / scale,
                                PERSON / scale);
                add(within(box, region), box, score, found);
            }
        }
    }

    /** The foreground knows edges better than the window does; a window half outside errs. */
    private static void add(Box seen, Box window, double score, List<Detection> found) {
        if (seen.area() > 0.6 * window.area()) {
            found.add(new Detection(seen, score, "person"));
        }
    }

    private static Box within(Box box, Region region) {
        double left = Math.max(box.left(), Math.min(region.left(), box.right() - 1));
        double top = Math.max(box.top(), Math.min(region.top(), box.bottom() - 1));
        double right = Math.max(left + 1, Math.min(box.right(), region.right()));
        double bottom = Math.max(top + 1, Math.min(box.bottom(), region.bottom()));
        return new Box(left, top, right, bottom);
    }

    @Override
    public void close() {
        hog.close();
        weights.close();
    }
}
