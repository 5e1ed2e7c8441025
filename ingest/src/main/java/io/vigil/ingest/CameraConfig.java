package io.vigil.ingest;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One camera as its owner describes it.
 *
 * @param id key of everything the camera produces; letters, digits, dot, dash and underscore
 * @param source file, folder of images, {@code rtsp://}, {@code http://} (HLS or MJPEG), or {@code
 *     device:N}; may hold credentials, so it is never printed as it is
 * @param framesPerSecond images a second to keep at most; 0 keeps all
 * @param maxWidth wider images are scaled down to it, in pixels; 0 keeps their size
 * @param encoding how frames travel
 * @param jpegQuality 1 to 100
 * @param masks polygons painted out before anything leaves the process; points as x, y in [0, 1] of
 *     the image
 * @param images whether images leave the process; else blank ones do, with all that was found in
 *     the true ones: regions, motion and figures
 * @param fixed whether the camera never moves, so that no camera motion is estimated
 * @param regions whether foreground regions are computed
 * @param realTime whether a file is read at its own pace as a camera would deliver it, shedding
 *     what cannot be kept up with
 * @param retries how often a source that cannot be reached is tried again; -1 without end
 * @param transport {@code tcp} or {@code udp}, for RTSP
 * @param startedAtMicros time origin of a file in microseconds since 1970, or -1 for its
 *     container's creation time
 */
public record CameraConfig(
        String id,
        String source,
        double framesPerSecond,
        int maxWidth,
        FrameEncoding encoding,
        int jpegQuality,
        List<List<Double>> masks,
        boolean images,
        boolean fixed,
        boolean regions,
        boolean realTime,
        int retries,
        String transport,
        long startedAtMicros) {
    /** Of an id. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public CameraConfig {
        Objects.requireNonNull(source, "source");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "Camera id '%s' needs 1 to 100 letters, digits, dots, dashes or underscores"
                            .formatted(id));
        }
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw new IllegalArgumentException(
                    "Camera %s: jpegQuality needs to be 1 to 100, but was %d"
                            .formatted(id, jpegQuality));
        }
        if (!(framesPerSecond >= 0 && framesPerSecond <= 1000)) {
            throw new IllegalArgumentException(
                    "Camera %s: framesPerSecond needs to be 0 (all) to 1000, but was %s"
                            .formatted(id, framesPerSecond));
        }
        if (!images && !regions) {
            throw new IllegalArgumentException(
                    "Camera %s: without images and without regions nothing is left to be found; it needs one of them"
                            .formatted(id));
        }
        masks = masks.stream().map(List::copyOf).toList();
    }

    @Override
    public String toString() {
        return "CameraConfig[%s, %s]".formatted(id, SourceName.redacted(source));
    }

    /** A camera with everything at its default. */
    public static CameraConfig of(String id, String source) {
        return new CameraConfig(
                id,
                source,
                0,
                0,
                FrameEncoding.JPEG,
                90,
                List.of(),
                true,
                true,
                true,
                false,
                -1,
                "tcp",
                -1);
    }

    /** The same, read at its own pace or not. */
    public CameraConfig withRealTime(boolean paced) {
        return with(framesPerSecond, images, regions, paced);
    }

    /** The same camera, of which images leave the process or not. */
    public CameraConfig withImages(boolean leave) {
        return with(framesPerSecond, leave, regions, realTime);
    }

    /** The same camera with foreground regions computed or not. */
    public CameraConfig withRegions(boolean computed) {
        return with(framesPerSecond, images, computed, realTime);
    }

    /** The same camera at another rate, in images a second; 0 keeps all. */
    public CameraConfig withFramesPerSecond(double most) {
        return with(most, images, regions, realTime);
    }

    private CameraConfig with(double most, boolean leave, boolean computed, boolean paced) {
        return new CameraConfig(
                id,
                source,
                most,
                maxWidth,
                encoding,
                jpegQuality,
                masks,
                leave,
                fixed,
                computed,
                paced,
                retries,
                transport,
                startedAtMicros);
    }
}
