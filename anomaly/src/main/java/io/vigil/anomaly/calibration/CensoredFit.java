package io.vigil.anomaly.calibration;

import java.util.Arrays;
import java.util.List;

/** One fit of a {@link CensoredTail}: the greatest penalised likelihood over a grid of shapes. */
final class CensoredFit {
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

    private final List<NormalBlock> blocks;
    private final double asked;
    private double level;
    private double width;

    /** Excesses counted by cells. */
    private final double[] cells = new double[CELLS];

    /** Thresholds above the level that blocks are censored at, and excesses seen below each. */
    private double[] ends;

    private double[] seenBelow;
    private double counted;
    private double sum;

    CensoredFit(double asked, List<NormalBlock> blocks) {
        this.asked = asked;
        this.blocks = blocks;
    }

    /** Null where no two different maxima are there. */
    CensoredTail tail() {
        if (!findLevel()) {
            return null;
        }
        count();
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
            exposure += blocks.get(b).seconds() / SECONDS_A_DAY * seen;
        }
        return new CensoredTail(level, counted / exposure, tail);
    }

    /** At the lowest of the highest maxima, as many as are wanted. */
    private boolean findLevel() {
        int size = blocks.stream().mapToInt(NormalBlock::clusters).sum();
        float[] maxima = new float[size];
        int n = 0;
        double days = 0;
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (NormalBlock block : blocks) {
            days += block.seconds() / SECONDS_A_DAY;
            for (int i = 0; i < block.clusters(); i++) {
                maxima[n++] = block.maximum(i);
                lowest = Math.min(lowest, block.maximum(i));
                highest = Math.max(highest, block.maximum(i));
            }
        }
        if (!(highest > lowest)) {
            return false;
        }
        double wanted = Math.max(LEAST_CLUSTERS, TIMES_ASKED * asked * days);
        level = wanted >= n ? lowest : Ranks.select(maxima, n, n - 1 - (int) wanted);
        level = level < highest ? level : lowest;
        return true;
    }

    private void count() {
        for (NormalBlock block : blocks) {
            for (int i = 0; i < block.clusters(); i++) {
                double excess = block.maximum(i) - level;
                counted += excess > 0 ? 1 : 0;
                sum += Math.max(0, excess);
            }
        }
        width = CELL * sum / counted;
        ends = new double[blocks.size()];
        seenBelow = new double[blocks.size()];
        int kinds = 0;
        for (NormalBlock block : blocks) {
            int seen = 0;
            for (int i = 0; i < block.clusters(); i++) {
                double excess = block.maximum(i) - level;
                if (excess > 0) {
                    cells[(int) Math.min(CELLS - 1, excess / width)]++;
                    seen++;
                }
            }
            double end = block.censoredAbove() - level;
            if (seen > 0 && end < Double.POSITIVE_INFINITY) {
                int same = kinds - 1;
                while (same >= 0 && Math.abs(ends[same] - end) > width / 2) {
                    same--;
                }
                int kind = same < 0 ? kinds++ : same;
                ends[kind] = same < 0 ? end : ends[same];
                seenBelow[kind] += seen;
            }
        }
        ends = Arrays.copyOf(ends, kinds);
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
            sum -= seenBelow[e] * StrictMath.log(seen);
        }
        double off = shape / SHAPE_PRIOR;
        return sum - off * off / 2;
    }
}
