package io.vigil.sinks;

/**
 * The colour of a track, the same in every picture. The eight hues stay apart for colour-blind
 * readers too (after Okabe and Ito 2008, with blue lightened for dark backgrounds).
 */
public final class Palette {
    private static final int[] RGB = {
        0xE69F00, 0x56B4E9, 0x00B98A, 0xF0E442, 0x5B8DEF, 0xF0703A, 0xE08BBE, 0xD9D9D9
    };

    private Palette() {}

    /** Red, green and blue in the low 24 bits; neighbouring ids differ. */
    public static int rgb(long id) {
        return RGB[(int) Math.floorMod(id - 1, (long) RGB.length)];
    }

    /** As {@code #rrggbb}. */
    public static String hex(long id) {
        return "#%06x".formatted(rgb(id));
    }
}
