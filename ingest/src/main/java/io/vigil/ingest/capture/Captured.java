package io.vigil.ingest.capture;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * An image as the source delivered it.
 *
 * @param sourceMicros the source's own time in microseconds (pts, or epoch time where the source
 *     knows it), or {@link io.vigil.ingest.CameraClock#NO_TIME}
 * @param arrivalMicros when it arrived, in microseconds since 1970
 * @param image BGR, 8 bits a channel ({@code CV_8UC3}); owned by the source and valid until its
 *     next read
 */
public record Captured(long sourceMicros, long arrivalMicros, Mat image) {}
