package io.vigil.anomaly.bundle;

import java.util.List;
import java.util.Objects;

/**
 * Where a bundle is from.
 *
 * @param camera that it is for
 * @param sources of the normal footage, as they were named
 * @param detector whose boxes it was trained with
 * @param width of the frames in pixels
 * @param height of the frames in pixels
 * @param frames of normal footage that were looked at
 * @param seconds of it
 * @param patches that the autoencoder was fitted to
 * @param trimmed of them left out, since they fitted worst
 * @param heldOut mean squared error of the fit on footage that was held out
 * @param seed of the training
 */
public record Provenance(
        String camera,
        List<String> sources,
        String detector,
        int width,
        int height,
        long frames,
        double seconds,
        int patches,
        int trimmed,
        double heldOut,
        long seed) {
    public Provenance {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(detector, "detector");
        sources = List.copyOf(sources);
        if (width < 1 || height < 1 || frames < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException(
                    "Provenance needs frames of at least 1x1 and some footage, but had %dx%d, %d frames and %s s"
                            .formatted(width, height, frames, seconds));
        }
    }
}
