package io.vigil.anomaly.falls;

/**
 * How tall people stand in the image, by the row of their feet: a line fitted to those seen
 * standing, older ones fading. Rows and heights are shares of the image's height.
 *
 * @param weight of those seen
 * @param row sum of weighted rows
 * @param tall sum of weighted heights
 * @param rowRow sum of weighted squares of rows
 * @param rowTall sum of weighted products
 */
public record StandingHeights(
        double weight, double row, double tall, double rowRow, double rowTall) {
    public static final StandingHeights NONE = new StandingHeights(0, 0, 0, 0, 0);

    /** Of one that has been seen longer, so much of the past counts, in sightings. */
    private static final double MEMORY = 2000;

    /** Fewer sightings say nothing. */
    private static final double LEAST = 30;

    /** Rows nearer together than this, as a standard deviation, say nothing of the slope. */
    private static final double LEAST_SPREAD = 0.03;

    StandingHeights with(double footRow, double height) {
        double fade = 1 - 1 / MEMORY;
        double off = known() ? height / at(footRow) : 1;
        // Whoever sits or is half hidden is shorter, and nobody is taller than standing.
        double share = Math.min(1, off * off * off * off);
        return new StandingHeights(
                weight * fade + share,
                row * fade + share * footRow,
                tall * fade + share * height,
                rowRow * fade + share * footRow * footRow,
                rowTall * fade + share * footRow * height);
    }

    /** Whether anything is known. */
    boolean known() {
        return weight >= LEAST;
    }

    /** The height of somebody whose feet are at the row; meaningless unless {@link #known}. */
    double at(double footRow) {
        double mean = tall / weight;
        double slope = slope();
        double middle = row / weight;
        double expected = mean + slope * (footRow - middle);
        return Math.min(2 * mean, Math.max(0.5 * mean, expected));
    }

    /** How much taller one is at a row than at another. */
    double ratio(double footRow, double thanRow) {
        return known() ? at(footRow) / at(thanRow) : 1;
    }

    private double slope() {
        double middle = row / weight;
        double variance = rowRow / weight - middle * middle;
        if (variance < LEAST_SPREAD * LEAST_SPREAD) {
            return 0;
        }
        double slope = (rowTall / weight - middle * tall / weight) / variance;
        // Whoever is lower in the image is nearer, never farther.
        return Math.max(0, Math.min(2, slope));
    }
}
