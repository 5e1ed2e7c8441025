package io.vigil.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One image of a camera with what ingest, which sees the frames in succession, knows of it.
 *
 * @param captured frames captured so far by this camera over all epochs, this one included
 * @param shed frames shed so far by this camera over all epochs, by reason
 * @param image encoded as {@code encoding} says; never changed after construction
 */
public record Frame(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        int width,
        int height,
        FrameEncoding encoding,
        byte[] image,
        List<Region> regions,
        CameraMotion cameraMotion,
        ImageStatistics statistics,
        long captured,
        Map<String, Long> shed,
        ClockQuality clockQuality,
        long skewMicros)
        implements CameraRecord {
    public Frame {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(image, "image");
        regions = List.copyOf(regions);
        shed = java.util.Collections.unmodifiableMap(new TreeMap<>(shed));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && camera.equals(that.camera)
                && epoch == that.epoch
                && sequence == that.sequence
                && capturedAtMicros == that.capturedAtMicros
                && width == that.width
                && height == that.height
                && encoding == that.encoding
                && Arrays.equals(image, that.image)
                && regions.equals(that.regions)
                && cameraMotion.equals(that.cameraMotion)
                && statistics.equals(that.statistics)
                && captured == that.captured
                && shed.equals(that.shed)
                && clockQuality == that.clockQuality
                && skewMicros == that.skewMicros;
    }

    @Override
    public int hashCode() {
        return Objects.hash(camera, epoch, sequence);
    }

    @Override
    public String toString() {
        return "Frame[%s %d/%d, %dx%d %s, %d bytes]"
                .formatted(camera, epoch, sequence, width, height, encoding, image.length);
    }
}
