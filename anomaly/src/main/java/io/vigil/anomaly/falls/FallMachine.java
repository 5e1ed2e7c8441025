package io.vigil.anomaly.falls;

import io.vigil.anomaly.Foreground;
import io.vigil.tracking.Detection;
import java.util.List;

/**
 * Tells falls: a pure function over {@link FallState}. Immutable and safe for use by many threads.
 *
 * <p>Two stages, as in Stone and Skubic, "Fall detection in homes of older adults using the
 * Microsoft Kinect" (2015): somebody is on the ground, and how sure it is that a fall came before.
 * A trained detector that knows what people look like sees falls at once. Where detections are but
 * patches of the foreground by another name, as those of the built-in detector are, whoever kneels
 * or moves a chair looks much like whoever lies, and it takes more to be sure.
 */
public final class FallMachine {
    /** A detection that is nothing but a patch has its box. */
    private static final double SAME_IOU = 0.95;

    /** What one frame counts for in the share of detections that are but patches. */
    private static final double LATELY = 0.02;

    /** From here on all are taken for such, and below the other for those of a trained detector. */
    private static final double MOSTLY = 0.5;

    private static final double SELDOM = 0.2;

    private final DetectedFalls detected;
    private final ForegroundFalls foreground;

    public FallMachine(FallSettings settings, Floor floor) {
        this.detected = new DetectedFalls(settings, floor);
        this.foreground = new ForegroundFalls(settings, floor);
    }

    /**
     * @param before what the previous step returned, or {@link FallState#EMPTY}
     */
    public FallStep step(FallState before, FallFrame frame) {
        FallState state = named(before, frame);
        return isForeground(state) ? foreground.step(state, frame) : detected.step(state, frame);
    }

    private static boolean isForeground(FallState state) {
        double least = state.figures().isEmpty() ? MOSTLY : SELDOM;
        return state.named() >= least;
    }

    private static FallState named(FallState before, FallFrame frame) {
        if (frame.detections().isEmpty()) {
            return before;
        }
        int patches = 0;
        for (Detection detection : frame.detections()) {
            patches += isPatch(detection, frame.foreground()) ? 1 : 0;
        }
        double share = patches / (double) frame.detections().size();
        double weight = before.named() < 0 ? 1 : LATELY;
        double old = Math.max(0, before.named());
        FallState after =
                before.naming(old + weight * (share - old), before.bodies(), before.figures());
        return isForeground(after)
                ? after.naming(after.named(), List.of(), after.figures())
                : after.naming(after.named(), after.bodies(), List.of());
    }

    private static boolean isPatch(Detection detection, List<Foreground> patches) {
        return patches.stream().anyMatch(patch -> patch.box().iou(detection.box()) >= SAME_IOU);
    }
}
