package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How the camera moved from one image to the next: corners of the image before, where nothing is
 * known to move, are found again and joined by the shift, turn and zoom that most of them agree on.
 *
 * <p>Where they do not agree it says that the camera stood, since a wrong motion does more harm
 * than none. What is too small to be told from noise is not said at once but adds up: the image
 * that the next ones are compared with stays the same until it is enough.
 *
 * <p>The constants are those that {@code CameraMotionOnScenesTest} was measured with: a hand, blur,
 * grain, night, a bus, a fence, a cut. Used by one thread.
 */
final class CameraMotionEstimator {
    private static final int MAX_WIDTH = 480;

    /** Pixels of the reduced image by which its corners must move at least. */
    private static final double LEAST_MOTION = 0.15;

    /** And by so many standard deviations. */
    private static final double CERTAIN = 5;

    /** Pixels over which the grain of the sensor is smoothed. */
    private static final int SMOOTHED = 5;

    /** Share of the corners that no other motion can reach too. */
    private static final double SUFFICES = 0.55;

    /** Images for which small motion adds up; the light may change meanwhile. */
    private static final int LONGEST_ADDED = 12;

    private byte[] before = new byte[0];
    private float[] corners;
    private int width;
    private int height;
    private int added;

    /**
     * @param moving regions of the image before, in its pixels: what is in them says nothing
     */
    CameraMotion next(Mat bgr, List<Region> moving) {
        try (Mat now = gray(bgr)) {
            double scaleX = bgr.cols() / (double) now.cols();
            double scaleY = bgr.rows() / (double) now.rows();
            if (before.length == 0 || width != now.cols() || height != now.rows()) {
                compareWith(now);
                return CameraMotion.NONE;
            }
            Optional<MotionFit> fit = fit(now, moving, scaleX, scaleY);
            if (fit.isPresent() && tooSmall(fit.get()) && added < LONGEST_ADDED) {
                added++;
                return CameraMotion.NONE;
            }
            compareWith(now);
            return fit.filter(each -> !tooSmall(each))
                    .map(each -> enlarged(each.motion(), scaleX, scaleY))
                    .orElse(CameraMotion.NONE);
        }
    }

    private void compareWith(Mat now) {
        width = now.cols();
        height = now.rows();
        before = new byte[width * height];
        now.data().get(before);
        corners = null;
        added = 0;
    }

    private Optional<MotionFit> fit(Mat now, List<Region> moving, double scaleX, double scaleY) {
        try (Mat last = new Mat(height, width, CV_8UC1)) {
            last.data().put(before);
            if (corners == null) {
                corners = Corners.of(last, still(moving, scaleX, scaleY));
            }
            if (corners.length < 2 * MotionFit.LEAST_CORNERS) {
                return Optional.empty();
            }
            return best(last, now);
        }
    }

    /**
     * The motion that most corners agree on, from the first start that suffices. Failing that, only
     * corners that were found from any start count: in the dark and in blurred images others are
     * mere grain.
     */
    private Optional<MotionFit> best(Mat last, Mat now) {
        List<CornerFlow> flows = new ArrayList<>();
        BitSet found = new BitSet();
        for (CoarseShift shift : CoarseShift.candidates(last, now)) {
            CornerFlow flow = CornerFlow.between(last, now, corners, shift);
            Optional<MotionFit> fit = MotionFit.of(flow, corners, width, height);
            if (fit.isPresent() && fit.get().agreement() > SUFFICES) {
                return fit;
            }
            flows.add(flow);
            found.or(flow.found());
        }
        float[] known = CornerFlow.chosen(corners, found);
        return flows.stream()
                .flatMap(flow -> MotionFit.of(flow, known, width, height).stream())
                .max(Comparator.comparingDouble(MotionFit::agreement));
    }

    private boolean tooSmall(MotionFit fit) {
        double least = Math.max(LEAST_MOTION, CERTAIN * fit.uncertainty());
        return fit.motion().greatestShift(width, height) < least;
    }

    private static Mat gray(Mat bgr) {
        Mat reduced = new Mat();
        double scale = Math.max(1, bgr.cols() / (double) MAX_WIDTH);
        int columns = (int) Math.round(bgr.cols() / scale);
        int rows = Math.max(1, (int) Math.round(bgr.rows() / scale));
        try (Mat gray = new Mat();
                Size size = new Size(columns, rows);
                Size window = new Size(SMOOTHED, SMOOTHED)) {
            cvtColor(bgr, gray, COLOR_BGR2GRAY);
            resize(gray, reduced, size, 0, 0, INTER_AREA);
            GaussianBlur(reduced, reduced, window, 0);
        }
        return reduced;
    }

    /**
     * In pixels of the full image, from its corner: OpenCV counts from the middle of the first
     * pixel.
     */
    private static CameraMotion enlarged(CameraMotion m, double scaleX, double scaleY) {
        double tx = m.tx() + 0.5 - 0.5 * (m.a11() + m.a12());
        double ty = m.ty() + 0.5 - 0.5 * (m.a21() + m.a22());
        return new CameraMotion(
                m.a11(),
                m.a12() * scaleX / scaleY,
                tx * scaleX,
                m.a21() * scaleY / scaleX,
                m.a22(),
                ty * scaleY);
    }

    private byte[] still(List<Region> moving, double scaleX, double scaleY) {
        byte[] still = new byte[width * height];
        Arrays.fill(still, (byte) 1);
        int covered = 0;
        for (Region region : moving) {
            int left = (int) (region.left() / scaleX);
            int right = Math.min(width, (int) Math.ceil(region.right() / scaleX));
            int bottom = Math.min(height, (int) Math.ceil(region.bottom() / scaleY));
            for (int y = (int) (region.top() / scaleY); y < bottom; y++) {
                Arrays.fill(still, y * width + left, y * width + right, (byte) 0);
                covered += right - left;
            }
        }
        if (covered > still.length / 2) {
            // What covers the image is no object: the camera moved unnoticed.
            Arrays.fill(still, (byte) 1);
        }
        return still;
    }
}
