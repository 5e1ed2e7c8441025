package io.vigil.anomaly.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The threshold that gives a number of false alarms a day, and how far it can be believed.
 *
 * @param askedPerDay false alarms
 * @param value the threshold, in the unit of the scores
 * @param lower end of its 90 % interval, by bootstrap over the blocks
 * @param upper end of it; where there is little normal time, the safer threshold
 * @param observedDays of normal time
 * @param extrapolation the time in which one false alarm is asked for, over the time that was
 *     observed: above 1, the threshold is further out than anything that was seen
 */
public record AlarmThreshold(
        double askedPerDay,
        double value,
        double lower,
        double upper,
        double observedDays,
        double extrapolation) {
    /** Fewer cannot be told apart by drawing from them. */
    static final int LEAST_BLOCKS = 4;

    /** Clusters; with fewer, the tail is a guess. */
    static final int LEAST_CLUSTERS = 10;

    private static final int DRAWS = 200;
    private static final double OUTSIDE = 0.05;
    private static final double SECONDS_A_DAY = 86_400;

    public AlarmThreshold {
        if (!(askedPerDay > 0) || !(lower <= value && value <= upper) || !(observedDays > 0)) {
            throw new IllegalArgumentException(
                    "AlarmThreshold needs asked alarms above 0, lower <= value <= upper and observed days above 0, but was [asked=%s, lower=%s, value=%s, upper=%s, days=%s]"
                            .formatted(askedPerDay, lower, value, upper, observedDays));
        }
    }

    /**
     * @param askedPerDay false alarms; above 0
     * @param blocks of normal time, at least four, with ten clusters in all: long enough that one
     *     says little of the next, such as an hour each
     * @param seed of the bootstrap
     */
    public static AlarmThreshold of(double askedPerDay, List<NormalBlock> blocks, long seed) {
        if (!(askedPerDay > 0) || !Double.isFinite(askedPerDay)) {
            throw new IllegalArgumentException(
                    "False alarms a day need to be above 0, but were %s".formatted(askedPerDay));
        }
        int clusters = blocks.stream().mapToInt(NormalBlock::clusters).sum();
        CensoredTail tail =
                blocks.size() < LEAST_BLOCKS || clusters < LEAST_CLUSTERS
                        ? null
                        : CensoredTail.of(askedPerDay, blocks);
        if (tail == null) {
            throw new IllegalArgumentException(
                    "Normal time of %d blocks with %d clusters of high scores gives no threshold; %d blocks and %d clusters that differ are needed: calibrate on more footage"
                            .formatted(blocks.size(), clusters, LEAST_BLOCKS, LEAST_CLUSTERS));
        }
        double value = tail.threshold(askedPerDay);
        SplittableRandom random = new SplittableRandom(seed);
        double[] drawn = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            List<NormalBlock> again = new ArrayList<>(blocks.size());
            for (int b = 0; b < blocks.size(); b++) {
                again.add(blocks.get(random.nextInt(blocks.size())));
            }
            CensoredTail other = CensoredTail.of(askedPerDay, again);
            drawn[d] = other == null ? value : other.threshold(askedPerDay);
        }
        Arrays.sort(drawn);
        double days = blocks.stream().mapToDouble(NormalBlock::seconds).sum() / SECONDS_A_DAY;
        return new AlarmThreshold(
                askedPerDay,
                value,
                Math.min(value, drawn[(int) (OUTSIDE * DRAWS)]),
                Math.max(value, drawn[(int) ((1 - OUTSIDE) * DRAWS)]),
                days,
                1 / (askedPerDay * days));
    }

    /** The value, or the upper end of its interval where less was observed than is asked for. */
    public double cautious() {
        return extrapolation > 1 ? upper : value;
    }

    /** What it is and how far it reaches, for whoever has to trust it. */
    public String sentence() {
        String reach =
                extrapolation > 1
                        ? String.format(
                                Locale.ROOT,
                                "that is %.1f times further than was observed: take the upper end until there is more",
                                extrapolation)
                        : "no further than was observed (%.2f of it)".formatted(extrapolation);
        return String.format(
                Locale.ROOT,
                "For %s false alarms a day the threshold is %.2f (90 %% interval %.2f to %.2f), from %.2f days of normal time; %s.",
                askedPerDay == Math.rint(askedPerDay)
                        ? Long.toString((long) askedPerDay)
                        : Double.toString(askedPerDay),
                value,
                lower,
                upper,
                observedDays,
                reach);
    }
}
