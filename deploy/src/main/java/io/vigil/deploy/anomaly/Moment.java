package io.vigil.deploy.anomaly;

import io.vigil.anomaly.scoring.FrameScore;
import java.util.Comparator;
import java.util.Locale;

/**
 * The score of a frame of normal footage.
 *
 * @param seconds since its recording began
 * @param micros its capture time
 */
record Moment(int block, String source, double seconds, long micros, FrameScore judged) {
    static final Comparator<Moment> MOST_UNUSUAL =
            Comparator.comparingDouble(Moment::score).reversed().thenComparing(Moment::micros);

    double score() {
        return judged.score();
    }

    /** For whoever is to look whether it is normal. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%s at %d:%02d (%s, score %.2f)",
                source,
                (int) seconds / 60,
                (int) seconds % 60,
                judged.most().map(most -> most.term().word()).orElse("nothing"),
                score());
    }
}
