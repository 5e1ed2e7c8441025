package io.vigil.anomaly.calibration;

import java.util.Arrays;

/**
 * How rarely a term of the score is so high in normal time: the share of normal scores at least as
 * high, as counted up to 98 %, and from the generalised Pareto tail beyond (peaks over threshold,
 * Davison and Smith 1990).
 *
 * <p>The surprise is {@code -log10} of that share, so that all terms are on one scale. Above 6 it
 * is bent so that it nears 8 and never reaches it: what a tail says that far out is not to be
 * believed, but the order is kept, which the threshold needs. For the same reason a tail that would
 * end (a shape below 0) goes on as an exponential from where the highest of the scores was to be
 * expected.
 *
 * <p>A term that never varied in normal time has no tail. Its value then, and all below it,
 * surprise by 0, and whatever is higher as much as what one score in n + 1 is.
 *
 * <p>Immutable. Some 4 kB.
 */
public final class TailModel {
    /** What the surprise nears. */
    public static final double MOST = 8;

    /** Surprise is what it is up to here. */
    private static final double BENDS = 6;

    /** Share of scores that are the tail. */
    static final double TAIL = 0.02;

    /** With fewer scores, fewer than four would be the tail. */
    static final int LEAST = 200;

    private static final int KNOTS = 256;
    private static final double LN_10 = StrictMath.log(10);

    private final long count;

    /** Levels in rising order, and the surprise at each. */
    private final double[] levels;

    private final double[] surprises;

    /** What is just above the last level surprises by. */
    private final double beyond;

    /** Null where the term has no tail. */
    private final GeneralizedPareto tail;

    private TailModel(
            long count,
            double[] levels,
            double[] surprises,
            double beyond,
            GeneralizedPareto tail) {
        this.count = count;
        this.levels = levels;
        this.surprises = surprises;
        this.beyond = beyond;
        this.tail = tail;
    }

    /**
     * @param term the name of the term, for messages
     * @param scores of normal time, in any order and unit, higher being less normal; at least 200,
     *     all finite
     */
    public static TailModel of(String term, double[] scores) {
        if (scores.length < LEAST) {
            throw new IllegalArgumentException(
                    "Term %s has %d scores of normal time; its tail needs at least %d: calibrate on more footage"
                            .formatted(term, scores.length, LEAST));
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException(
                        "Term %s: score %d of %d of normal time is %s; leave out what could not be measured"
                                .formatted(term, i + 1, scores.length, scores[i]));
            }
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int above = (int) Math.floor(n * (1 - TAIL));
        double[] levels = new double[KNOTS + 1];
        double[] surprises = new double[KNOTS + 1];
        int knots = 0;
        for (int k = 0; k <= KNOTS; k++) {
            int i = first(sorted, sorted[(int) ((long) above * k / KNOTS)]);
            if (knots == 0 || sorted[i] > levels[knots - 1]) {
                levels[knots] = sorted[i];
                surprises[knots++] = -StrictMath.log10((n - i) / (double) n);
            }
        }
        double level = levels[knots - 1];
        double[] excesses =
                Arrays.stream(sorted, above, n)
                        .filter(s -> s > level)
                        .map(s -> s - level)
                        .toArray();
        GeneralizedPareto tail = excesses.length == 0 ? null : GeneralizedPareto.fitted(excesses);
        // Scores tied with the level are not beyond it.
        double beyond =
                tail == null
                        ? StrictMath.log10(n + 1.0)
                        : -StrictMath.log10(excesses.length / (double) n);
        return new TailModel(
                n, Arrays.copyOf(levels, knots), Arrays.copyOf(surprises, knots), beyond, tail);
    }

    /** Index of the first score that equals this one. */
    private static int first(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Normal scores that it was made of. */
    public long count() {
        return count;
    }

    /** The level that 98 % of normal scores are below, in the term's unit. */
    public double level() {
        return levels[levels.length - 1];
    }

    /**
     * The level that a share of normal scores are below, in the term's unit.
     *
     * @param share within [0, 1)
     */
    public double quantile(double share) {
        double surprise = -StrictMath.log10(1 - share);
        int last = levels.length - 1;
        if (surprise <= surprises[0]) {
            return levels[0];
        }
        if (surprise > surprises[last]) {
            return tail == null || surprise <= beyond
                    ? level()
                    : level() + tail.excess(StrictMath.pow(10, beyond - surprise));
        }
        int next = 1;
        while (surprises[next] < surprise) {
            next++;
        }
        double along = (surprise - surprises[next - 1]) / (surprises[next] - surprises[next - 1]);
        return levels[next - 1] + along * (levels[next] - levels[next - 1]);
    }

    /**
     * The share of normal scores at least as high, within (0, 1]; as extrapolated, however small.
     * Not a number where the score is not.
     */
    public double pValue(double score) {
        return Math.max(Double.MIN_NORMAL, StrictMath.exp(-LN_10 * unbent(score)));
    }

    /** {@code -log10} of the share of normal scores at least as high, bent to stay below 8. */
    public double surprise(double score) {
        double plain = unbent(score);
        double rest = MOST - BENDS;
        return plain <= BENDS ? plain : MOST - rest * StrictMath.exp((BENDS - plain) / rest);
    }

    private double unbent(double score) {
        if (Double.isNaN(score)) {
            return score;
        }
        int last = levels.length - 1;
        if (score <= levels[0] && last > 0) {
            return 0;
        }
        if (score > levels[last]) {
            return extrapolated(score);
        }
        if (last == 0) {
            return 0;
        }
        int i = Arrays.binarySearch(levels, score);
        if (i >= 0) {
            return surprises[i];
        }
        int next = -i - 1;
        double along = (score - levels[next - 1]) / (levels[next] - levels[next - 1]);
        return surprises[next - 1] + along * (surprises[next] - surprises[next - 1]);
    }

    private double extrapolated(double score) {
        if (tail == null) {
            return beyond;
        }
        double excess = score - level();
        double highest =
                tail.shape() < 0 ? tail.excess(StrictMath.pow(10, beyond) / count) : excess;
        double log = tail.logSurvival(Math.min(excess, highest));
        if (excess > highest) {
            log -= (excess - highest) / (tail.scale() + tail.shape() * highest);
        }
        return beyond - log / LN_10;
    }
}
