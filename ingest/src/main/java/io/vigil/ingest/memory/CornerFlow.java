package io.vigil.ingest.memory;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_video.OPTFLOW_USE_INITIAL_FLOW;
import static org.bytedeco.opencv.global.opencv_video.calcOpticalFlowPyrLK;

import java.util.BitSet;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/**
 * Where corners of one image are in another, by optical flow (Lucas and Kanade, 1981; in pyramids,
 * Bouguet, 2001). Only those stay that lead back to where they came from (Kalal et al.,
 * "Forward-backward error", 2010).
 */
final class CornerFlow {
    private static final int WINDOW = 17;
    private static final int LEVELS = 3;

    private static final int MOST_STEPS = 15;

    /** In pixels; a tenth of what one corner is known to. */
    private static final double LEAST_STEP = 0.03;

    /** Pixels by which a corner may miss itself. */
    private static final double BACK_WITHIN = 0.7;

    /** As {@code calcOpticalFlowPyrLK} has it, but for images as dark as a night's. */
    private static final double LEAST_TEXTURE = 1e-5;

    private final float[] corners;
    private final float[] ends;
    private final BitSet found = new BitSet();

    private CornerFlow(float[] corners, float[] ends) {
        this.corners = corners;
        this.ends = ends;
    }

    /**
     * @param corners of {@code before}, x and y in turn
     */
    static CornerFlow between(Mat before, Mat now, float[] corners, CoarseShift shift) {
        float[] there = shifted(corners, shift.x(), shift.y());
        byte[] seen = follow(before, now, corners, there);
        float[] back = shifted(there, -shift.x(), -shift.y());
        byte[] seenAgain = follow(now, before, there, back);
        CornerFlow flow = new CornerFlow(corners, there);
        for (int i = 0; i < seen.length; i++) {
            double dx = (double) back[2 * i] - corners[2 * i];
            double dy = (double) back[2 * i + 1] - corners[2 * i + 1];
            if (seen[i] != 0 && seenAgain[i] != 0 && Math.hypot(dx, dy) < BACK_WITHIN) {
                flow.found.set(i);
            }
        }
        return flow;
    }

    /** Numbers of the corners that were found again; not a copy. */
    BitSet found() {
        return found;
    }

    /** Where the corners found again were, x and y in turn. */
    float[] from() {
        return chosen(corners, found);
    }

    /** Where they are now, in the same order. */
    float[] to() {
        return chosen(ends, found);
    }

    /** Those points, x and y in turn, whose numbers are given. */
    static float[] chosen(float[] points, BitSet numbers) {
        float[] chosen = new float[2 * numbers.cardinality()];
        int count = 0;
        for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
            chosen[count++] = points[2 * i];
            chosen[count++] = points[2 * i + 1];
        }
        return chosen;
    }

    private static float[] shifted(float[] points, int x, int y) {
        float[] shifted = new float[points.length];
        for (int i = 0; i < points.length; i += 2) {
            shifted[i] = points[i] + x;
            shifted[i + 1] = points[i + 1] + y;
        }
        return shifted;
    }

    /**
     * @param to where the search begins; where each was found afterwards
     * @return for each corner whether it was found
     */
    private static byte[] follow(Mat before, Mat now, float[] from, float[] to) {
        byte[] seen = new byte[from.length / 2];
        try (Mat start = points(from);
                Mat end = points(to);
                Mat found = new Mat();
                Mat error = new Mat();
                Size window = new Size(WINDOW, WINDOW);
                TermCriteria enough =
                        new TermCriteria(
                                TermCriteria.COUNT + TermCriteria.EPS, MOST_STEPS, LEAST_STEP)) {
            calcOpticalFlowPyrLK(
                    before,
                    now,
                    start,
                    end,
                    found,
                    error,
                    window,
                    LEVELS,
                    enough,
                    OPTFLOW_USE_INITIAL_FLOW,
                    LEAST_TEXTURE);
            new FloatPointer(end.data()).get(to);
            found.data().get(seen);
        }
        return seen;
    }

    /** A column of points for OpenCV; the caller closes it. */
    static Mat points(float[] xy) {
        Mat points = new Mat(xy.length / 2, 1, CV_32FC2);
        new FloatPointer(points.data()).put(xy);
        return points;
    }
}
