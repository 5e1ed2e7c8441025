package io.vigil.anomaly.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * The normal seconds of one hour.
 *
 * @param inForce what its moments were judged by
 * @param scores highest smoothed score by second of the hour; not a number where it was not
 *     observed, or near an alarm
 */
public record Hour(InForce inForce, float[] scores) {
    private static final int SECONDS = 3600;

    /** With fewer an hour says nothing. */
    private static final int LEAST = 600;

    /** Share of seconds higher than an hour's level. */
    private static final double ABOVE = 0.05;

    static Hour of(InForce inForce) {
        float[] scores = new float[SECONDS];
        Arrays.fill(scores, Float.NaN);
        return new Hour(inForce, scores);
    }

    /** With seconds that are all in it. */
    Hour with(List<Second> seconds) {
        float[] next = scores.clone();
        long from = Math.floorDiv(inForce.fromMicros(), 1_000_000L);
        for (Second second : seconds) {
            next[(int) (second.second() - from)] = second.score();
        }
        return new Hour(inForce, next);
    }

    int observed() {
        int n = 0;
        for (float score : scores) {
            n += Float.isNaN(score) ? 0 : 1;
        }
        return n;
    }

    boolean isEnough() {
        return observed() >= LEAST;
    }

    double share() {
        return observed() / (double) SECONDS;
    }

    Norm norm() {
        float[] seen = new float[SECONDS];
        int n = 0;
        for (float score : scores) {
            if (!Float.isNaN(score)) {
                seen[n++] = score;
            }
        }
        int above = Math.min(n - 1, (int) Math.floor(n * (1 - ABOVE)));
        double level = Ranks.select(seen, n, above);
        double sum = 0;
        int higher = 0;
        for (int i = above; i < n; i++) {
            if (seen[i] > level) {
                sum += seen[i] - level;
                higher++;
            }
        }
        return new Norm(level, Math.max(Norm.LEAST_EXCESS, higher == 0 ? 0 : sum / higher));
    }

    /** Maxima of the clusters above a standardised score. */
    float[] maxima(Norm norm, double base) {
        Clusters clusters = new Clusters(base);
        for (int i = 0; i < scores.length; i++) {
            if (!Float.isNaN(scores[i])) {
                clusters.add(i, norm.standardised(scores[i]));
            }
        }
        return clusters.maxima();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hour hour
                && hour.inForce.equals(inForce)
                && Arrays.equals(hour.scores, scores);
    }

    @Override
    public int hashCode() {
        return 31 * inForce.hashCode() + Arrays.hashCode(scores);
    }
}
