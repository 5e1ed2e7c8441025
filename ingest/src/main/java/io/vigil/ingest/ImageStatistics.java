package io.vigil.ingest;

import java.util.Objects;

/**
 * Cheap figures of one image.
 *
 * @param brightness mean luma, in [0, 255]
 * @param contrast standard deviation of luma, in [0, 128]
 * @param sharpness variance of the Laplacian of luma; low means blurred
 * @param moving share of the image that changed against the frame before, in [0, 1]
 * @param grid the image in a few cells, on the first frame of each second of capture time; {@link
 *     SceneGrid#NONE} on others
 */
public record ImageStatistics(
        double brightness, double contrast, double sharpness, double moving, SceneGrid grid) {
    public static final ImageStatistics UNKNOWN = new ImageStatistics(0, 0, 0, 0);

    public ImageStatistics {
        Objects.requireNonNull(grid, "grid");
    }

    /** Without a grid. */
    public ImageStatistics(double brightness, double contrast, double sharpness, double moving) {
        this(brightness, contrast, sharpness, moving, SceneGrid.NONE);
    }

    public ImageStatistics withGrid(SceneGrid other) {
        return new ImageStatistics(brightness, contrast, sharpness, moving, other);
    }
}
