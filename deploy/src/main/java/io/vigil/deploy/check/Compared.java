package io.vigil.deploy.check;

import io.vigil.tracking.evaluation.detection.PairedBootstrap.Difference;
import java.util.Locale;

/**
 * One figure of a model beside the same of the baseline.
 *
 * @param kind of the slice, or {@code class}
 * @param name within the kind
 * @param candidate in [0, 1]
 * @param baseline likewise
 * @param low lower end of the interval of candidate less baseline
 * @param high its upper end
 * @param level of the interval; the more slices are judged, the wider each is, so that all of them
 *     together are wrong once in twenty
 * @param images with something in it
 */
public record Compared(
        String kind,
        String name,
        double candidate,
        double baseline,
        double low,
        double high,
        double level,
        long images) {
    /** On fewer, an interval would claim more than images can tell. */
    static final long LEAST_IMAGES = 10;

    static Compared of(
            String kind,
            String name,
            double candidate,
            double baseline,
            Difference difference,
            double level,
            long images) {
        return new Compared(
                kind,
                name,
                candidate,
                baseline,
                difference.low(level),
                difference.high(level),
                level,
                images);
    }

    /** Whether there are enough images to say anything. */
    boolean judged() {
        return images >= LEAST_IMAGES && Double.isFinite(low) && Double.isFinite(high);
    }

    boolean isAll() {
        return kind.equals(Slice.ALL);
    }

    /**
     * @param margin what may be lost
     */
    boolean surelyBelow(double margin) {
        return judged() && high < -margin;
    }

    boolean surelyAbove() {
        return judged() && low > 0;
    }

    double difference() {
        return candidate - baseline;
    }

    String title() {
        return kind.equals(name) ? name : kind + " " + name;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%.3f against %.3f (difference %.3f, interval %.3f to %.3f)",
                candidate,
                baseline,
                difference(),
                low,
                high);
    }
}
