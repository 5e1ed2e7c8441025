package io.vigil.ingest.memory;

import io.vigil.ingest.SceneGrid;

/** Which images carry a grid: the first of each second of capture time. */
final class GridClock {
    private static final long SECOND = 1_000_000;

    private long lastSecond = Long.MIN_VALUE;

    /** Whether this image does; to be asked once of each. */
    boolean isDue(long capturedAtMicros) {
        long second = Math.floorDiv(capturedAtMicros, SECOND);
        boolean due = second != lastSecond;
        lastSecond = second;
        return due;
    }

    /**
     * @param luma of a reduced image, row by row, {@code stride} bytes from pixel to pixel
     * @return {@link SceneGrid#NONE} of an image that has fewer pixels than the grid cells
     */
    static SceneGrid grid(byte[] luma, int stride, int width, int height) {
        if (width < SceneGrid.WIDTH || height < SceneGrid.HEIGHT) {
            return SceneGrid.NONE;
        }
        byte[] cells = new byte[SceneGrid.CELLS];
        for (int row = 0; row < SceneGrid.HEIGHT; row++) {
            int top = row * height / SceneGrid.HEIGHT;
            int bottom = (row + 1) * height / SceneGrid.HEIGHT;
            for (int column = 0; column < SceneGrid.WIDTH; column++) {
                int left = column * width / SceneGrid.WIDTH;
                int right = (column + 1) * width / SceneGrid.WIDTH;
                int sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += luma[(y * width + x) * stride] & 0xff;
                    }
                }
                int pixels = (bottom - top) * (right - left);
                cells[row * SceneGrid.WIDTH + column] = (byte) ((sum + pixels / 2) / pixels);
            }
        }
        return SceneGrid.of(cells);
    }
}
