package io.vigil.ingest.memory;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.Region;
import java.util.List;

/** What the memory of a scene says of one image; coordinates in pixels of that image. */
public record Observation(
        List<Region> regions, CameraMotion cameraMotion, ImageStatistics statistics) {
    public Observation {
        regions = List.copyOf(regions);
    }
}
