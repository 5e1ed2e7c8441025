package io.vigil.anomaly.calibration;

import java.util.List;

/**
 * How often in a day of normal time a cluster is higher than some level: a generalised Pareto tail
 * of cluster maxima, fitted to blocks of which the highest clusters may be missing because they
 * were alarmed.
 *
 * <p>What is missing is made up for: a maximum counts with the density of the tail <em>given that
 * it is below the threshold of its block</em> (the likelihood of truncated data, Cohen 1959), and
 * the rate is that of the clusters seen over the time in which they could be seen, so that leaving
 * alarms out does not make the next threshold lower. The shape has a normal prior of mean 0, since
 * scores are surprises and the surprise of any tail is exponential.
 *
 * @param level that the tail starts at
 * @param perDay clusters higher than the level in a day
 */
record CensoredTail(double level, double perDay, GeneralizedPareto tail) {
    /** Null where no two different maxima are there. */
    static CensoredTail of(double asked, List<NormalBlock> blocks) {
        return new CensoredFit(asked, blocks).tail();
    }

    /** Clusters higher than this in a day; from the level of the tail on. */
    double perDay(double score) {
        return perDay * tail.survival(score - level);
    }

    /** The level that so many clusters a day are higher than. */
    double threshold(double asked) {
        return asked >= perDay ? level : level + tail.excess(asked / perDay);
    }
}
