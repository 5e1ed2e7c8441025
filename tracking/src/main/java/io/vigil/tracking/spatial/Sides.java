package io.vigil.tracking.spatial;

import java.util.Arrays;

/**
 * On which side of each line a track is, in the order of the lines: {@link #LEFT} or {@link #RIGHT}
 * once that is sure; before, twice that where it was last seen there within the band, three times
 * where beyond it; 0 where nothing is known. The array is not to be changed.
 */
public record Sides(byte[] codes) {
    static final byte LEFT = 1;
    static final byte RIGHT = -1;

    /** The side of a code that is sure; 0 otherwise. */
    static int sure(byte code) {
        return code == LEFT || code == RIGHT ? code : 0;
    }

    /**
     * The code after a sighting of a track whose side is not sure: it is once it has been seen
     * twice in a row on one side, and beyond the band in one of them.
     *
     * @param side of the sighting
     * @param beyond whether beyond the band
     */
    static byte seen(byte before, int side, boolean beyond, boolean atOnce) {
        boolean again = before * side > 0;
        boolean sure = (beyond && (again || atOnce)) || (again && Math.abs(before) == 3);
        return (byte) (sure ? side : beyond ? 3 * side : 2 * side);
    }

    static Sides unknown(int lines) {
        return new Sides(new byte[lines]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sides sides && Arrays.equals(codes, sides.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return Arrays.toString(codes);
    }
}
