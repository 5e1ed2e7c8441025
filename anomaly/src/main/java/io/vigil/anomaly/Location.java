package io.vigil.anomaly;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Where in the world an alert is, as a control room names it.
 *
 * @param road such as {@code A4}; may be empty
 * @param kilometre along the road
 * @param lane such as {@code 1} or {@code hard shoulder}; may be empty
 * @param latitude degrees, WGS 84, positive to the north
 * @param longitude degrees, positive to the east
 */
public record Location(
        String road,
        OptionalDouble kilometre,
        String lane,
        OptionalDouble latitude,
        OptionalDouble longitude) {
    /** Nothing is known. */
    public static final Location UNKNOWN =
            new Location(
                    "", OptionalDouble.empty(), "", OptionalDouble.empty(), OptionalDouble.empty());

    public Location {
        Objects.requireNonNull(road, "road");
        Objects.requireNonNull(kilometre, "kilometre");
        Objects.requireNonNull(lane, "lane");
        if (latitude.isPresent() != longitude.isPresent()
                || Math.abs(latitude.orElse(0)) > 90
                || Math.abs(longitude.orElse(0)) > 180) {
            throw new IllegalArgumentException(
                    "Location needs latitude -90 to 90 and longitude -180 to 180, or neither, but had %s, %s"
                            .formatted(latitude, longitude));
        }
    }
}
