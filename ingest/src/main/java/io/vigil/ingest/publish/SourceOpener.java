package io.vigil.ingest.publish;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;

/** Opens a camera's source; may wait for it. */
@FunctionalInterface
public interface SourceOpener {
    FrameSource open(CameraConfig camera) throws SourceException;
}
