package io.vigil.anomaly.falls;

import io.vigil.anomaly.Foreground;
import io.vigil.tracking.Detection;
import java.util.List;

/**
 * What one frame shows.
 *
 * @param capturedAtMicros later than that of the frame before
 * @param width in pixels
 * @param height in pixels
 * @param detections all that the detector says, of low score too: who lies is seldom seen well, and
 *     often taken for an animal
 */
public record FallFrame(
        long capturedAtMicros,
        int width,
        int height,
        List<Detection> detections,
        List<Foreground> foreground) {
    public FallFrame {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "Frame needs a width and a height from 1 pixel, but had %d and %d"
                            .formatted(width, height));
        }
        detections = List.copyOf(detections);
        foreground = List.copyOf(foreground);
    }
}
