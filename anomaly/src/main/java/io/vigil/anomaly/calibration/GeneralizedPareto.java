package io.vigil.anomaly.calibration;

import java.util.Arrays;

/**
 * The generalised Pareto distribution of excesses over a high level (Pickands 1975): what is beyond
 * a high enough level of almost any distribution follows it.
 *
 * @param scale of the excesses, in their unit; above 0
 * @param shape 0 is exponential, above it heavier, below it ends at {@code -scale / shape}; within
 *     [-0.5, 0.5], where likelihood behaves and the variance is finite
 */
public record GeneralizedPareto(double scale, double shape) {
    /** Shapes beyond are not believed. */
    public static final double STEEPEST = 0.5;

    /** Fewer excesses say nothing of the shape. */
    private static final int LEAST = 30;

    /** Nearer to 0 is exponential to the last digit that matters. */
    private static final double EXPONENTIAL = 1e-7;

    public GeneralizedPareto {
        if (!(scale > 0) || !Double.isFinite(scale) || !(Math.abs(shape) <= STEEPEST)) {
            throw new IllegalArgumentException(
                    "GeneralizedPareto needs a finite scale above 0 and a shape within [-0.5, 0.5],"
                            + " but was [scale=%s, shape=%s]".formatted(scale, shape));
        }
    }

    /**
     * Fitted as Zhang and Stephens (2009, Technometrics 51:316) propose: the mean of a
     * quasi-posterior of the profile likelihood, nearly efficient and without iteration. Fewer than
     * 30 excesses give an exponential. The excesses need not be sorted.
     */
    public static GeneralizedPareto fitted(double[] excesses) {
        double[] sorted = excesses.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n == 0 || !(sorted[0] >= 0) || !(sorted[n - 1] > 0)) {
            throw new IllegalArgumentException(
                    "A tail needs excesses of 0 or more and one above it, but there were %d, from %s to %s"
                            .formatted(
                                    n,
                                    n == 0 ? "none" : sorted[0],
                                    n == 0 ? "none" : sorted[n - 1]));
        }
        double mean = Arrays.stream(sorted).sum() / n;
        double quarter = sorted[(int) (n / 4.0 + 0.5) - (n < 4 ? 0 : 1)];
        if (n < LEAST || !(quarter > 0)) {
            return new GeneralizedPareto(mean, 0);
        }
        int m = 20 + (int) Math.sqrt(n);
        double[] inverse = new double[m];
        double[] likelihood = new double[m];
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < m; j++) {
            inverse[j] = 1 / sorted[n - 1] + (1 - Math.sqrt(m / (j + 0.5))) / (3 * quarter);
            double k = -meanLog(sorted, inverse[j]);
            likelihood[j] = n * (StrictMath.log(inverse[j] / k) + k - 1);
            best = likelihood[j] > best ? likelihood[j] : best;
        }
        double weights = 0;
        double sum = 0;
        for (int j = 0; j < m; j++) {
            double weight = StrictMath.exp(likelihood[j] - best);
            if (weight > 0) {
                weights += weight;
                sum += weight * inverse[j];
            }
        }
        double b = sum / weights;
        double k = -meanLog(sorted, b);
        double shape = Math.max(-STEEPEST, Math.min(STEEPEST, -k));
        boolean isPlain = Math.abs(b * mean) < EXPONENTIAL || shape != -k;
        // Where the shape was clamped, the scale is that which keeps the mean.
        return new GeneralizedPareto(isPlain ? mean * (1 - shape) : k / b, shape);
    }

    private static double meanLog(double[] sorted, double inverse) {
        double sum = 0;
        for (double excess : sorted) {
            sum += StrictMath.log1p(-inverse * excess);
        }
        return sum / sorted.length;
    }

    /** The share of excesses greater than this one. */
    public double survival(double excess) {
        return StrictMath.exp(logSurvival(excess));
    }

    /** Its natural logarithm, which does not underflow; negative infinity beyond the end. */
    double logSurvival(double excess) {
        if (excess <= 0) {
            return 0;
        }
        if (Math.abs(shape) < EXPONENTIAL) {
            return -excess / scale;
        }
        double grown = 1 + shape * excess / scale;
        return grown <= 0 ? Double.NEGATIVE_INFINITY : -StrictMath.log(grown) / shape;
    }

    /** The excess that a share of {@code survival}, within (0, 1], is beyond. */
    public double excess(double survival) {
        double log = -StrictMath.log(survival);
        return Math.abs(shape) < EXPONENTIAL
                ? scale * log
                : scale * StrictMath.expm1(shape * log) / shape;
    }
}
