package io.vigil.operators.perceive;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What a camera's own models get to see of a frame: each detection, each patch of foreground that
 * none covers, and whatever moves fastest. A function of the frame and of those before it. Used by
 * one thread.
 */
public final class Looking implements AutoCloseable {
    /** Frames that it looks back at most: 0.6 s at 30 frames a second. */
    public static final int HISTORY = 18;

    /** Older frames say nothing of how things move now; microseconds. */
    static final long LONGEST_PAST = 800_000;

    /** Less sure detections are foreground or nothing; chosen on normal footage. */
    private static final double LEAST_SCORE = 0.3;

    /** Share of a foreground patch that a detection covers. */
    private static final double COVERED = 0.5;

    /** What touches the rim is cut off by it, and its motion a guess; pixels. */
    private static final double RIM = 2;

    /** Thinner tells nothing; pixels. */
    private static final double THINNEST = 4;

    private static final double MICROS = 1e6;

    private final SmallerFrames frames = new SmallerFrames();
    private final FlowField flow = new FlowField();
    private final PatchCutter cutter;

    public Looking(CropPlan plan) {
        cutter = new PatchCutter(plan);
    }

    /**
     * @param frame to look at
     * @param past frames before it of the same size, oldest first
     */
    public List<Looked> look(
            FrameView frame,
            List<? extends FrameView> past,
            List<Detection> detections,
            List<Foreground> foreground) {
        List<SmallerFrame> looks = new ArrayList<>();
        looks.add(frames.of(frame));
        long micros = frame.frame().capturedAtMicros();
        List<? extends FrameView> earlier =
                past.stream().filter(view -> away(view, micros) <= LONGEST_PAST).toList();
        for (long lag : CropPlan.LAGS) {
            looks.add(frames.of(nearest(frame, earlier, micros - lag)));
        }
        FrameView before = nearest(frame, earlier, micros - CropPlan.LAGS.get(0));
        long since = micros - before.frame().capturedAtMicros();
        if (since > 0) {
            flow.see(looks.get(0), frames.of(before), since / MICROS);
        } else {
            flow.still(looks.get(0));
        }
        List<Looked> looked = new ArrayList<>();
        for (Detection detection : detections) {
            if (detection.score() >= LEAST_SCORE) {
                add(looked, looks, detection.box(), detection.label());
            }
        }
        for (Foreground patch : foreground) {
            if (detections.stream().noneMatch(d -> covers(d.box(), patch.box()))) {
                add(looked, looks, patch.box(), "");
            }
        }
        flow.fastest().ifPresent(box -> add(looked, looks, box, ""));
        return looked;
    }

    /**
     * How fast the fastest block of the frame looked at last moves, in pixels a second: what an
     * untrained score is made of.
     */
    public double fastest() {
        return flow.fastestSpeed();
    }

    /** The frame nearest to a time; the oldest where there is none so old. */
    private static FrameView nearest(
            FrameView frame, List<? extends FrameView> earlier, long micros) {
        FrameView nearest = null;
        for (FrameView other : earlier) {
            if (nearest == null || away(other, micros) <= away(nearest, micros)) {
                nearest = other;
            }
        }
        return nearest == null ? frame : nearest;
    }

    private static long away(FrameView view, long micros) {
        return Math.abs(view.frame().capturedAtMicros() - micros);
    }

    private static boolean covers(Box cover, Box patch) {
        double width =
                Math.min(cover.right(), patch.right()) - Math.max(cover.left(), patch.left());
        double height =
                Math.min(cover.bottom(), patch.bottom()) - Math.max(cover.top(), patch.top());
        double area = (patch.right() - patch.left()) * (patch.bottom() - patch.top());
        return width > 0 && height > 0 && width * height > COVERED * area;
    }

    private void add(List<Looked> looked, List<SmallerFrame> looks, Box box, String label) {
        Mat now = looks.get(0).bgr();
        boolean cutOff = box.left() < RIM || box.top() < RIM || box.right() > now.cols() - RIM;
        boolean thin = box.right() - box.left() < THINNEST || box.bottom() - box.top() < THINNEST;
        if (cutOff || thin) {
            return;
        }
        double[] motion = flow.in(box);
        looked.add(new Looked(box, label, cutter.cut(looks, box), motion[0], motion[1], motion[2]));
    }

    @Override
    public void close() {
        frames.close();
        flow.close();
        cutter.close();
    }
}
