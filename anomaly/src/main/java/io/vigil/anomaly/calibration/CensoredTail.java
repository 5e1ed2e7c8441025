package io.vigil.anomaly.calibration;

import java.util.Arrays;
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
    /** Standard deviation of the prior of the shape. */
    private static final double SHAPE_PRIOR = 0.15;

    /** The tail starts where so many times the asked clusters are: near, yet enough of them. */
    private static final double TIMES_ASKED = 25;

    private static final double LEAST_CLUSTERS = 80;
    private static final double SECONDS_A_DAY = 86_400;

    /** Cells that maxima are counted in, and their width in tail means: likelihood gets cheap. */
    private static final int CELLS = 160;

    private static final double CELL = 0.1;
    private static final double STEP = 0.1;
    private static final int NARROWINGS = 16;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * @param weights of the blocks, 0 or more
     * @return null where no two different maxima are there
     */
    static CensoredTail of(double asked, List<NormalBlock> blocks, double[] weights) {
        return new Fit(asked, blocks, weights).tail();
    }

    /** Clusters higher than this in a day; from the level of the tail on. */
    double perDay(double score) {
        return perDay * tail.survival(score - level);
    }

    /** The level that so many clusters a day are higher than. */
    double threshold(double asked) {
        return asked >= perDay ? level : level + tail.excess(asked / perDay);
    }

    private static final class Fit {
        private final List<NormalBlock> blocks;
        private final double[] weights;
        private final double asked;
        private double level;
        private double width;
        private final double[] cells = new double[CELLS];
        private double[] ends;
        private double[] endWeights;
        private double counted;
        private double sum;

        Fit(double asked, List<NormalBlock> blocks, double[] weights) {
            this.asked = asked;
            this.blocks = blocks;
            this.weights = weights;
        }

        CensoredTail tail() {
            if (!findLevel() || !count()) {
                return null;
            }
            double best = Double.NEGATIVE_INFINITY;
            int at = 0;
            int steps = (int) Math.round(GeneralizedPareto.STEEPEST / STEP) - 1;
            double[] values = new double[2 * steps + 1];
            for (int i = 0; i < values.length; i++) {
                double shape = (i - steps) * STEP;
                values[i] = likelihood(scale(shape), shape);
                if (values[i] > best) {
                    best = values[i];
                    at = i;
                }
            }
            double shape = (at - steps) * STEP;
            if (at > 0 && at < values.length - 1) {
                double bend = values[at - 1] - 2 * values[at] + values[at + 1];
                if (bend < 0) {
                    shape += STEP * (values[at - 1] - values[at + 1]) / (2 * bend);
                }
            }
            GeneralizedPareto tail = new GeneralizedPareto(scale(shape), shape);
            double exposure = 0;
            for (int b = 0; b < blocks.size(); b++) {
                double seen = 1 - tail.survival(blocks.get(b).censoredAbove() - level);
                exposure += weights[b] * blocks.get(b).seconds() / SECONDS_A_DAY * seen;
            }
            return new CensoredTail(level, counted / exposure, tail);
        }

        /** At the lowest of the highest clusters, as many as are wanted. */
        private boolean findLevel() {
            int size = 0;
            double days = 0;
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int b = 0; b < blocks.size(); b++) {
                NormalBlock block = blocks.get(b);
                days += weights[b] * block.seconds() / SECONDS_A_DAY;
                size += block.clusters();
                for (int i = 0; i < block.clusters(); i++) {
                    lowest = Math.min(lowest, block.maximum(i));
                    highest = Math.max(highest, block.maximum(i));
                }
            }
            if (size < 2 || !(highest > lowest) || !(days > 0)) {
                return false;
            }
            double wanted = Math.max(LEAST_CLUSTERS, TIMES_ASKED * asked * days);
            double low = Math.nextDown((float) lowest);
            double high = highest;
            for (int i = 0; i < 20; i++) {
                double middle = (low + high) / 2;
                if (above(middle) > wanted) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            level = low;
            return true;
        }

        private double above(double score) {
            double sum = 0;
            for (int b = 0; b < blocks.size(); b++) {
                NormalBlock block = blocks.get(b);
                int n = 0;
                for (int i = 0; i < block.clusters(); i++) {
                    n += block.maximum(i) > score ? 1 : 0;
                }
                sum += weights[b] * n;
            }
            return sum;
        }

        private boolean count() {
            ends = new double[blocks.size()];
            endWeights = new double[blocks.size()];
            for (int b = 0; b < blocks.size(); b++) {
                NormalBlock block = blocks.get(b);
                for (int i = 0; i < block.clusters(); i++) {
                    double excess = block.maximum(i) - level;
                    if (excess > 0) {
                        counted += weights[b];
                        sum += weights[b] * excess;
                    }
                }
            }
            if (!(counted > 0)) {
                return false;
            }
            width = CELL * sum / counted;
            int kinds = 0;
            for (int b = 0; b < blocks.size(); b++) {
                NormalBlock block = blocks.get(b);
                double end = block.censoredAbove() - level;
                double n = 0;
                for (int i = 0; i < block.clusters(); i++) {
                    double excess = block.maximum(i) - level;
                    if (excess > 0) {
                        cells[(int) Math.min(CELLS - 1, excess / width)] += weights[b];
                        n += weights[b];
                    }
                }
                if (n > 0 && end < Double.POSITIVE_INFINITY) {
                    int same = kinds - 1;
                    while (same >= 0 && Math.abs(ends[same] - end) > width / 2) {
                        same--;
                    }
                    int kind = same < 0 ? kinds++ : same;
                    ends[kind] = same < 0 ? end : ends[same];
                    endWeights[kind] += n;
                }
            }
            ends = Arrays.copyOf(ends, kinds);
            return true;
        }

        /** The likeliest, by golden section of its logarithm. */
        private double scale(double shape) {
            double mean = sum / counted;
            double low = StrictMath.log(mean / 3);
            double high = StrictMath.log(mean * 6);
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            double atLeft = likelihood(StrictMath.exp(left), shape);
            double atRight = likelihood(StrictMath.exp(right), shape);
            for (int i = 0; i < NARROWINGS; i++) {
                if (atLeft > atRight) {
                    high = right;
                    right = left;
                    atRight = atLeft;
                    left = high - GOLDEN * (high - low);
                    atLeft = likelihood(StrictMath.exp(left), shape);
                } else {
                    low = left;
                    left = right;
                    atLeft = atRight;
                    right = low + GOLDEN * (high - low);
                    atRight = likelihood(StrictMath.exp(right), shape);
                }
            }
            return StrictMath.exp((low + high) / 2);
        }

        private double likelihood(double scale, double shape) {
            GeneralizedPareto tail = new GeneralizedPareto(scale, shape);
            double sum = -counted * StrictMath.log(scale);
            for (int c = 0; c < CELLS; c++) {
                if (cells[c] > 0) {
                    double log = tail.logSurvival((c + 0.5) * width);
                    if (log == Double.NEGATIVE_INFINITY) {
                        return Double.NEGATIVE_INFINITY;
                    }
                    sum += cells[c] * (1 + shape) * log;
                }
            }
            for (int e = 0; e < ends.length; e++) {
                double seen = 1 - tail.survival(ends[e]);
                sum -= endWeights[e] * StrictMath.log(seen);
            }
            double off = shape / SHAPE_PRIOR;
            return sum - off * off / 2;
        }
    }
}
