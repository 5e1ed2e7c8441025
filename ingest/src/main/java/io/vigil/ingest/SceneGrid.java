package io.vigil.ingest;

import java.util.Arrays;

/**
 * An image reduced to a few cells: enough to tell whether the camera still looks the same way, too
 * little to tell a person. Row by row, {@link #WIDTH} by {@link #HEIGHT} whatever the image's
 * shape; or {@link #NONE}.
 */
public final class SceneGrid {
    public static final int WIDTH = 32;
    public static final int HEIGHT = 18;
    public static final int CELLS = WIDTH * HEIGHT;

    /** Of a frame that carries none. */
    public static final SceneGrid NONE = new SceneGrid(new byte[0]);

    private final byte[] luma;

    private SceneGrid(byte[] luma) {
        this.luma = luma;
    }

    /**
     * @param luma mean luma of each cell, 0 to 255 in unsigned bytes; empty for {@link #NONE}
     */
    public static SceneGrid of(byte[] luma) {
        if (luma.length == 0) {
            return NONE;
        }
        if (luma.length != CELLS) {
            throw new IllegalArgumentException(
                    "Scene grid needs %d cells (%d by %d) or none, but has %d"
                            .formatted(CELLS, WIDTH, HEIGHT, luma.length));
        }
        return new SceneGrid(luma.clone());
    }

    public boolean isPresent() {
        return luma.length > 0;
    }

    /**
     * @param cell row by row, from 0
     * @return mean luma, 0 to 255
     */
    public int luma(int cell) {
        return luma[cell] & 0xff;
    }

    /** A copy. */
    public byte[] bytes() {
        return luma.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SceneGrid that && Arrays.equals(luma, that.luma);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(luma);
    }

    @Override
    public String toString() {
        return isPresent() ? "SceneGrid[%08x]".formatted(hashCode()) : "SceneGrid[none]";
    }
}
