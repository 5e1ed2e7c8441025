package io.vigil.deploy.anomaly;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.Sources;
import io.vigil.operators.perceive.Detector;
import java.util.List;

/**
 * Recordings of one camera, and what looks at them.
 *
 * @param sources in the order of time; at least one
 * @param opening how they are opened
 * @param detector open; whoever made this closes it
 * @param detectorName as bundles name it
 */
public record Recordings(
        List<CameraConfig> sources, Opening opening, Detector detector, String detectorName) {
    /** Opens a recording; whoever asked for it closes it. */
    @FunctionalInterface
    public interface Opening {
        FrameSource of(CameraConfig source) throws SourceException;
    }

    public Recordings {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Recordings need at least one source, but had none");
        }
    }

    /** Files and folders. */
    public Recordings(List<CameraConfig> sources, Detector detector, String detectorName) {
        this(sources, Sources::open, detector, detectorName);
    }

    /**
     * @throws BundleException if the bundle knows objects as another detector shows them
     */
    public void requireDetector(Bundle bundle) {
        String trained = bundle.provenance().detector();
        if (!trained.equals(detectorName)) {
            throw new BundleException(
                    "Camera %s: its detector is %s, but the bundle was trained with the boxes of %s; name that one with --detector, or train anew"
                            .formatted(sources.get(0).id(), detectorName, trained));
        }
    }
}
