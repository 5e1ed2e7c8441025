package io.vigil.ingest;

/**
 * Cheap figures of one image.
 *
 * @param brightness mean luma, in [0, 255]
 * @param contrast standard deviation of luma, in [0, 128]
 * @param sharpness variance of the Laplacian of luma; low means blurred
 * @param moving share of the image that changed against the frame before, in [0, 1]
 */
public record ImageStatistics(double brightness, double contrast, double sharpness, double moving) {
    public static final ImageStatistics UNKNOWN = new ImageStatistics(0, 0, 0, 0);
}
