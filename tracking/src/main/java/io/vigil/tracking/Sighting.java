package io.vigil.tracking;

import java.util.Objects;

/**
 * One detection that was joined to a track.
 *
 * @param micros capture time of its frame
 */
public record Sighting(Box box, long micros) {
    public Sighting {
        Objects.requireNonNull(box, "box");
    }
}
