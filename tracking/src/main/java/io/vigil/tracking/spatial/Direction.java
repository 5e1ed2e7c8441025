package io.vigil.tracking.spatial;

/** Which way a line is crossed, looking from its start to its end. */
public enum Direction {
    /** From its right to its left. */
    IN,
    /** From its left to its right. */
    OUT;

    public Direction opposite() {
        return this == IN ? OUT : IN;
    }
}
