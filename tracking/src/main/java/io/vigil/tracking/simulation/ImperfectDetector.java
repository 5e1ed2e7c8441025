package io.vigil.tracking.simulation;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Finds the objects of a scene as a detector would: trembling, not all, the hidden with doubt. */
final class ImperfectDetector {
    private static final double HIDDEN = 0.1;

    private final double pixelNoise;
    private final double missRate;
    private final Random random;

    ImperfectDetector(double pixelNoise, double missRate, long seed) {
        this.pixelNoise = pixelNoise;
        this.missRate = missRate;
        this.random = new Random(seed);
    }

    List<Detection> detect(TruthFrame truth) {
        List<Detection> detections = new ArrayList<>();
        for (TruthObject object : truth.objects()) {
            boolean missed = random.nextDouble() < missRate;
            Box box = shaken(object.box());
            double score =
                    Math.max(
                            0.15,
                            0.95 * Math.min(1, 0.3 + object.visibility())
                                    - 0.05 * random.nextDouble());
            if (!missed && object.visibility() > HIDDEN) {
                detections.add(new Detection(box, score, object.label()));
            }
        }
        return detections;
    }

    private Box shaken(Box box) {
        double left = box.left() + pixelNoise * random.nextGaussian();
        double top = box.top() + pixelNoise * random.nextGaussian();
        double right = Math.max(left + 1, box.right() + pixelNoise * random.nextGaussian());
        double bottom = Math.max(top + 1, box.bottom() + pixelNoise * random.nextGaussian());
        return new Box(left, top, right, bottom);
    }
}
