package io.vigil.anomaly;

import java.util.Collections;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a camera is doing at one of its frames.
 *
 * @param frames taken so far
 * @param looked frames of them that the detector was asked about
 * @param brightness mean luma, 0 to 255
 * @param contrast standard deviation of luma, 0 to 128
 * @param sharpness variance of the Laplacian of luma
 * @param sharpnessShare of what is normal for the camera in this light, about 1 when all is well;
 *     empty until that is learned
 * @param viewAgreement of the edges with the learned view, about 1 where nothing has changed, 0
 *     where nothing is left of it; empty until that is learned
 * @param shiftX by which the view lies off the learned one, as a share of the image's width,
 *     positive to the right; 0 where it is not learned
 * @param shiftY the same of the height, positive downwards
 * @param unchangedMicros for how long not a pixel has changed, in capture time
 * @param scoreDrift population stability index of the scores against the camera's own, less what
 *     chance makes of it; empty until there is enough to compare
 * @param classDrift the same of the classes
 * @param open kinds of the alerts that are open
 */
public record CameraHealth(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        long frames,
        long looked,
        double brightness,
        double contrast,
        double sharpness,
        OptionalDouble sharpnessShare,
        OptionalDouble viewAgreement,
        double shiftX,
        double shiftY,
        long unchangedMicros,
        OptionalDouble scoreDrift,
        OptionalDouble classDrift,
        SortedSet<String> open) {
    public CameraHealth {
        Objects.requireNonNull(camera, "camera");
        open = Collections.unmodifiableSortedSet(new TreeSet<>(open));
    }
}
