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
 * @param refreshed SHA-256 of the network that the training went on from; empty where it began from
 *     zero
 * @param calibratedOn sources of the footage that the bundle was calibrated on since; empty where
 *     that was what {@code sources} held out
 * @param view the scene, as the base-64 text of its grid of cells; empty where it is not known
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
        long seed,
        String refreshed,
        List<String> calibratedOn,
        String view) {
    public Provenance {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(detector, "detector");
        sources = List.copyOf(sources);
        // Bundles of the first days do not have these.
        refreshed = Objects.requireNonNullElse(refreshed, "");
        calibratedOn = calibratedOn == null ? List.of() : List.copyOf(calibratedOn);
        view = Objects.requireNonNullElse(view, "");
        if (width < 1 || height < 1 || frames < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException(
                    "Provenance needs frames of at least 1x1 and some footage, but had %dx%d, %d frames and %s s"
                            .formatted(width, height, frames, seconds));
        }
    }

    /** From zero, calibrated on what was held out, of a scene that is not known. */
    public Provenance(
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
        this(
                camera, sources, detector, width, height, frames, seconds, patches, trimmed,
                heldOut, seed, "", List.of(), "");
    }

    /** The same, calibrated on other footage. */
    public Provenance calibratedOn(List<String> others) {
        return new Provenance(
                camera, sources, detector, width, height, frames, seconds, patches, trimmed,
                heldOut, seed, refreshed, others, view);
    }
}
