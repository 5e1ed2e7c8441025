package io.vigil.anomaly;

import java.util.Arrays;

/**
 * Where in a patch the motion head is wrong: {@value #SIDE} x {@value #SIDE} cells over the square
 * that was looked at. No image can be made of it.
 *
 * @param levels row by row from the top left, each 0 to 255 as an unsigned byte: the cell's mean
 *     squared error as a share of the greatest cell's; empty where it is not known
 */
public record ErrorMap(byte[] levels) {
    public static final int SIDE = 8;

    /** It is not known. */
    public static final ErrorMap NONE = new ErrorMap(new byte[0]);

    private static final int GREATEST = 255;

    public ErrorMap {
        if (levels.length != 0 && levels.length != SIDE * SIDE) {
            throw new IllegalArgumentException(
                    "Error map needs %d levels or none, but had %d"
                            .formatted(SIDE * SIDE, levels.length));
        }
        levels = levels.clone();
    }

    /**
     * @param errors of a patch's pixels, rows from the top
     */
    public static ErrorMap of(float[][] errors) {
        int cell = errors.length / SIDE;
        double[] sums = new double[SIDE * SIDE];
        double greatest = 0;
        for (int y = 0; y < cell * SIDE; y++) {
            for (int x = 0; x < cell * SIDE; x++) {
                int at = y / cell * SIDE + x / cell;
                sums[at] += errors[y][x];
                greatest = Math.max(greatest, sums[at]);
            }
        }
        byte[] levels = new byte[sums.length];
        for (int i = 0; i < sums.length && greatest > 0; i++) {
            levels[i] = (byte) Math.round(GREATEST * sums[i] / greatest);
        }
        return new ErrorMap(levels);
    }

    public boolean isKnown() {
        return levels.length > 0;
    }

    /** A copy. */
    @Override
    public byte[] levels() {
        return levels.clone();
    }

    /** Of a cell, 0 to 1. */
    public double level(int column, int row) {
        return (levels[row * SIDE + column] & GREATEST) / (double) GREATEST;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ErrorMap map && Arrays.equals(map.levels, levels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        return isKnown() ? "ErrorMap" + Arrays.toString(levels) : "ErrorMap[]";
    }
}
