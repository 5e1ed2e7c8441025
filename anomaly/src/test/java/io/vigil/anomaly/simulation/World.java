package io.vigil.anomaly.simulation;

import java.util.SplittableRandom;

/**
 * A place whose normal time is drawn from a seed. Subjects pass one at a time; of each second of a
 * passage a speed, an angle to the flow and a size are measured. Nothing here is known to what is
 * calibrated on it, and nothing is shared with it.
 *
 * <table>
 * <caption>Ranges that are drawn from, evenly unless said otherwise</caption>
 * <tr><td>tails</td><td>of speed, angle and size alike in kind: one third light (shape -0.3 to
 *     -0.05), one third exponential (0), one third heavy (Pareto, 0.1 to 0.3); each term its own
 *     shape</td></tr>
 * <tr><td>spread</td><td>speed 0.03 to 0.08 and size 0.02 to 0.05 of the usual; angle 1.5 to 3.5
 *     degrees</td></tr>
 * <tr><td>autocorrelation</td><td>passages of 3 to 15 s in the mean; 0.1 to 0.9 of the variance is the
 *     subject's own, the rest keeps 0 to 0.9 from second to second; the scale of all wanders by 0 to
 *     10 % over 1 to 6 hours</td></tr>
 * <tr><td>pauses</td><td>10 to 60 s in the mean</td></tr>
 * <tr><td>hours</td><td>a smooth day, its height at 10 to 18 h: rate of passages from a factor of
 *     0.3 to 1 by night to 1 to 3 by day; scale at night 0.33 to 1 of that by day or, one time in
 *     three, the other way round</td></tr>
 * <tr><td>weekends</td><td>rate times 0.33 to 3 (even in its logarithm), scale times 0.75 to 1.3</td></tr>
 * <tr><td>drift</td><td>scale by -35 % to +42 % over thirty days, steadily; two times in five also a step
 *     by -22 % to +28 % on one of the days 5 to 28</td></tr>
 * </table>
 */
public final class World {
    public static final int TERMS = 3;
    public static final int SPEED = 0;
    public static final int ANGLE = 1;
    public static final int SIZE = 2;

    static final int DAY = 86_400;
    private static final int DAYS_OF_DRIFT = 30;

    final int kind;
    final double[] shape = new double[TERMS];
    final double[] spread = new double[TERMS];
    final double passage;
    final double own;
    final double kept;
    final double wander;
    final double wanderSeconds;
    final double pause;
    final double nightRate;
    final double dayRate;
    final double nightScale;
    final double dayScale;
    final double noon;
    final double weekendRate;
    final double weekendScale;
    final double drift;
    final double stepDay;
    final double step;
    final int firstWeekday;

    public World(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 7919 + 17);
        kind = random.nextInt(3);
        for (int t = 0; t < TERMS; t++) {
            double light = random.nextDouble(-0.3, -0.05);
            double heavy = random.nextDouble(0.1, 0.3);
            shape[t] = kind == 0 ? light : kind == 1 ? 0 : heavy;
        }
        spread[SPEED] = random.nextDouble(0.03, 0.08);
        spread[ANGLE] = random.nextDouble(1.5, 3.5);
        spread[SIZE] = random.nextDouble(0.02, 0.05);
        passage = random.nextDouble(3, 15);
        own = random.nextDouble(0.1, 0.9);
        kept = random.nextDouble(0, 0.9);
        wander = random.nextDouble(0, 0.1);
        wanderSeconds = random.nextDouble(3600, 6 * 3600);
        pause = random.nextDouble(10, 60);
        nightRate = random.nextDouble(0.3, 1);
        dayRate = random.nextDouble(1, 3);
        double low = random.nextDouble(0.33, 1);
        boolean isReversed = random.nextInt(3) == 0;
        nightScale = isReversed ? 1 : low;
        dayScale = isReversed ? low : 1;
        noon = random.nextDouble(10, 18);
        weekendRate = Math.exp(random.nextDouble(Math.log(0.33), Math.log(3)));
        weekendScale = random.nextDouble(0.75, 1.3);
        drift = random.nextDouble(-0.43, 0.35);
        boolean hasStep = random.nextInt(5) < 2;
        stepDay = hasStep ? random.nextDouble(5, 28) : Double.POSITIVE_INFINITY;
        step = random.nextDouble(-0.25, 0.25);
        firstWeekday = random.nextInt(7);
    }

    /** Days since the epoch of the stream's first; the weekday is drawn. */
    public long firstDay() {
        // 2024-01-01 was a Monday.
        return 19_723L + firstWeekday;
    }

    double rate(long second) {
        double factor = nightRate + (dayRate - nightRate) * daylight(second);
        return isWeekend(second) ? factor * weekendRate : factor;
    }

    /** Of the spread, without its wandering. */
    double scale(long second) {
        double factor = nightScale + (dayScale - nightScale) * daylight(second);
        double days = second / (double) DAY;
        double drifted = drift * days / DAYS_OF_DRIFT + (days >= stepDay ? step : 0);
        return factor * (isWeekend(second) ? weekendScale : 1) * Math.exp(drifted);
    }

    private double daylight(long second) {
        double hour = second % DAY / 3600.0;
        return (1 + Math.cos(2 * Math.PI * (hour - noon) / 24)) / 2;
    }

    private boolean isWeekend(long second) {
        return (firstWeekday + second / DAY) % 7 >= 5;
    }

    @Override
    public String toString() {
        return "%s tails %.2f %.2f %.2f, passages %.0f s, own %.1f, rate %.1f-%.1f, scale %.1f-%.1f, weekend %.1f %.2f, drift %+.2f%s"
                .formatted(
                        new String[] {"light", "exponential", "heavy"}[kind],
                        shape[0],
                        shape[1],
                        shape[2],
                        passage,
                        own,
                        nightRate,
                        dayRate,
                        nightScale,
                        dayScale,
                        weekendRate,
                        weekendScale,
                        drift,
                        stepDay < 30 ? ", step %+.2f on day %.0f".formatted(step, stepDay) : "");
    }
}
