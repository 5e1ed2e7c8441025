package io.vigil.anomaly.falls;

import io.vigil.anomaly.Foreground;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import io.vigil.tracking.Keypoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What may be somebody in one frame.
 *
 * @param weight how much it is worth, in [0, 1]
 * @param person how much it is taken for a person, in [0, 1]
 * @param lean of the torso from the vertical in degrees, in [0, 180]; NaN where it is not known
 * @param foreground whether the detector says nothing of it
 * @param stillMicros for how long nothing has moved there, as far as is known
 */
record Sighting(
        Box box, double weight, double person, double lean, boolean foreground, long stillMicros) {
    private static final String PERSON = "person";

    /**
     * What detectors trained on COCO, and the built-in one, take whoever lies on the floor for.
     * Measured on clips of falls: a cat or a dog in most frames.
     */
    private static final Set<String> MISTAKEN =
            Set.of("cat", "dog", "bear", "teddy bear", "sheep", "cow", "horse", "object", "car");

    private static final double LEAST_SCORE = 0.04;
    private static final double LEAST_KEYPOINT = 0.3;
    private static final double SAME_IOU = 0.5;

    /** In the order of COCO: left and right shoulder, left and right hip. */
    private static final int[] TORSO = {5, 6, 11, 12};

    static List<Sighting> of(FallFrame frame) {
        List<Sighting> some = new ArrayList<>();
        for (Detection detection : frame.detections()) {
            boolean person = detection.label().equals(PERSON);
            if (detection.score() >= LEAST_SCORE
                    && (person || MISTAKEN.contains(detection.label()))) {
                some.add(
                        new Sighting(
                                detection.box(),
                                person ? detection.score() : 0.7 * detection.score(),
                                person ? detection.score() : 0,
                                lean(detection.keypoints()),
                                false,
                                still(detection.box(), frame.foreground())));
            }
        }
        for (Foreground patch : frame.foreground()) {
            some.add(
                    new Sighting(
                            patch.box(),
                            0.3,
                            patch.certainty(),
                            Double.NaN,
                            true,
                            patch.stillMicros()));
        }
        return some;
    }

    private static long still(Box box, List<Foreground> patches) {
        long still = 0;
        for (Foreground patch : patches) {
            if (patch.box().iou(box) >= SAME_IOU) {
                still = Math.max(still, patch.stillMicros());
            }
        }
        return still;
    }

    private static double lean(List<Keypoint> points) {
        if (points.size() != 17) {
            return Double.NaN;
        }
        for (int point : TORSO) {
            if (points.get(point).score() < LEAST_KEYPOINT) {
                return Double.NaN;
            }
        }
        double right =
                points.get(5).x() + points.get(6).x() - points.get(11).x() - points.get(12).x();
        double down =
                points.get(11).y() + points.get(12).y() - points.get(5).y() - points.get(6).y();
        return Math.toDegrees(StrictMath.atan2(Math.abs(right), down));
    }

    /** Height over width of a shape that leans so, or of the box. */
    double aspect() {
        double seen = Stance.aspect(box);
        // From 2.5 for who stands to 0.4 for who lies, evenly on a scale of ratios.
        return Double.isNaN(lean)
                ? seen
                : Math.sqrt(seen * StrictMath.exp(0.92 - 1.84 * Math.min(1, lean / 90)));
    }
}
