package io.vigil.anomaly;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * A patch of a frame that differs from what is usually there, whether or not a detector knows what
 * it is. It tells of people whom the detector does not see, such as one who lies.
 *
 * @param box in pixels of the frame
 * @param fill share of the box that is foreground, in (0, 1]
 * @param stillMicros for how long nothing has moved in it, in microseconds of capture time; 0 while
 *     it moves
 * @param certainty how sure the scene's memory is that this is exactly one whole object, in [0, 1];
 *     0.5 where it cannot tell
 */
public record Foreground(Box box, double fill, long stillMicros, double certainty) {
    public Foreground {
        Objects.requireNonNull(box, "box");
        if (!(fill > 0 && fill <= 1) || !(certainty >= 0 && certainty <= 1) || stillMicros < 0) {
            throw new IllegalArgumentException(
                    "Foreground needs a fill in (0, 1], a certainty in [0, 1] and a still time of 0 us or more, but had %s, %s and %d"
                            .formatted(fill, certainty, stillMicros));
        }
    }
}
