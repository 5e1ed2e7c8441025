package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Images as detectors of all kinds would answer them, by a seed. */
final class ScoredImages {
    private static final String[] LABELS = {"person", "car", "dog"};

    private ScoredImages() {}

    /**
     * @param skill how near boxes and how right names are, in [0, 1]
     */
    static List<ScoredImage> random(long seed, int images, double skill) {
        Random random = new Random(seed);
        List<ScoredImage> set = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            List<TrueObject> truth = new ArrayList<>();
            List<Detection> detections = new ArrayList<>();
            for (int n = random.nextInt(6); n > 0; n--) {
                // Distinct, so that the reference may tell objects apart by their value.
                Box box = box(random);
                String label = LABELS[random.nextInt(LABELS.length)];
                truth.add(new TrueObject(box, label));
                for (int d = random.nextInt(3); d > 0; d--) {
                    detections.add(near(random, box, label, skill));
                }
            }
            for (int n = random.nextInt(3); n > 0; n--) {
                detections.add(near(random, box(random), LABELS[random.nextInt(3)], 0.5));
            }
            set.add(new ScoredImage("image-%03d".formatted(i), truth, detections));
        }
        return set;
    }

    private static Box box(Random random) {
        double side = Math.exp(2 + 3.5 * random.nextDouble());
        return Box.ofSize(
                300 * random.nextDouble(),
                300 * random.nextDouble(),
                side,
                side * (0.5 + random.nextDouble()));
    }

    private static Detection near(Random random, Box box, String label, double skill) {
        double slip = (1 - skill) * box.width();
        Box moved =
                Box.ofSize(
                        box.left() + slip * random.nextGaussian() / 3,
                        box.top() + slip * random.nextGaussian() / 3,
                        box.width(),
                        box.height());
        boolean rightName = random.nextDouble() < skill + 0.2;
        // Two decimals, so that there are equal scores.
        return new Detection(
                moved,
                Math.rint(100 * random.nextDouble()) / 100,
                rightName ? label : LABELS[random.nextInt(LABELS.length)]);
    }
}
