package io.vigil.anomaly.calibration;

import java.util.Arrays;

/**
 * Seconds of normal time counted by standardised score, those of long ago counting less.
 *
 * @param above seconds higher than the lower edge of each cell; cells are 0.125 wide, from -8 on,
 *     and what is below is in the first
 * @param last cell with enough seconds above it to be counted on
 */
public record Residuals(float[] above, int last) {
    private static final int CELLS = 128;
    private static final double LOWEST = -8;
    private static final double CELL = 0.125;
    private static final double ENOUGH = 20;

    /** By hour: what is two weeks old counts a third. */
    private static final double KEPT = 0.997;

    static final Residuals NONE = new Residuals(new float[CELLS], 0);

    Residuals with(Hour hour, Norm norm) {
        float[] next = new float[CELLS];
        for (float score : hour.scores()) {
            if (!Float.isNaN(score)) {
                double cell = (norm.standardised(score) - LOWEST) / CELL;
                next[(int) Math.max(0, Math.min(CELLS - 1, cell))]++;
            }
        }
        int enough = 0;
        for (int c = CELLS - 1; c >= 0; c--) {
            next[c] += c + 1 < CELLS ? next[c + 1] - (float) (KEPT * above[c + 1]) : 0;
            next[c] += (float) (KEPT * above[c]);
            enough = enough == 0 && next[c] >= ENOUGH ? c : enough;
        }
        return new Residuals(next, enough);
    }

    /**
     * The share of seconds at least as high; not a number where none was counted. Beyond what can
     * be counted on it falls as an exponential of the mean excess, which is the unit.
     */
    double share(double standardised) {
        double cell = (standardised - LOWEST) / CELL;
        if (cell <= 0) {
            return above[0] > 0 ? 1 : Double.NaN;
        }
        if (cell >= last) {
            return above[last] / above[0] * StrictMath.exp((last - cell) * CELL);
        }
        int whole = (int) cell;
        double along = cell - whole;
        return ((1 - along) * above[whole] + along * above[whole + 1]) / above[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Residuals residuals
                && residuals.last == last
                && Arrays.equals(residuals.above, above);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(above);
    }
}
