package io.vigil.operators.health;

/**
 * How far two samples of counts are from one distribution: the population stability index (Siddiqi,
 * Credit Risk Scorecards, 2006), psi = sum over bins of (p - q) ln(p / q), with half a count added
 * to each bin so that an empty one is not infinite.
 *
 * <p>Two samples of sizes n and m from the same distribution over B bins have an index of about
 * (1/n + 1/m) times a chi-squared variable of B - 1 degrees of freedom (Yurdakul and Naranjo, 2020)
 * when their members are independent. Detections are not: the same person is detected again and
 * again. Their design effect (Rao and Scott 1981) stretches the variable; {@link #dispersion} is
 * its measure.
 *
 * @param index as it is
 * @param chance what is to be expected of two samples that do not differ
 * @param deviation standard deviation of the index of such samples
 */
record Stability(double index, double chance, double deviation) {
    /** The index less what chance makes of it, 0 or more. */
    double excess() {
        return Math.max(0, index - chance);
    }

    /** Whether chance alone would hardly come to it. */
    boolean isSignificant() {
        return index > chance + 5 * deviation;
    }

    /**
     * @param one counts by bin
     * @param other counts by the same bins
     * @param designEffect by which the samples vary more than independent ones, 1 or more
     */
    static Stability of(long[] one, long[] other, double designEffect) {
        double[] p = shares(one);
        double[] q = shares(other);
        double index = 0;
        int bins = 0;
        for (int i = 0; i < p.length; i++) {
            if (one[i] + other[i] > 0) {
                index += (p[i] - q[i]) * StrictMath.log(p[i] / q[i]);
                bins++;
            }
        }
        double unit = designEffect * (1.0 / sum(one) + 1.0 / sum(other));
        int freedom = Math.max(1, bins - 1);
        return new Stability(index, freedom * unit, Math.sqrt(2.0 * freedom) * unit);
    }

    /**
     * Pearson's chi-squared of two samples by its degrees of freedom: about 1 for independent
     * members, more for members that come in clusters. NaN where there is nothing to compare.
     */
    static double dispersion(long[] one, long[] other) {
        double n = sum(one);
        double m = sum(other);
        double chi = 0;
        int bins = 0;
        for (int i = 0; i < one.length; i++) {
            double both = one[i] + other[i];
            if (both > 0) {
                double difference = one[i] * Math.sqrt(m / n) - other[i] * Math.sqrt(n / m);
                chi += difference * difference / both;
                bins++;
            }
        }
        return bins < 2 || n == 0 || m == 0 ? Double.NaN : chi / (bins - 1);
    }

    private static double[] shares(long[] counts) {
        double[] shares = new double[counts.length];
        double all = sum(counts) + 0.5 * counts.length;
        for (int i = 0; i < counts.length; i++) {
            shares[i] = (counts[i] + 0.5) / all;
        }
        return shares;
    }

    private static double sum(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
