package io.vigil.tracking.spatial;

import java.util.Objects;

/**
 * A track that has got to the other side of a line or an edge, but has not settled there.
 *
 * @param place its number, lines before zones
 * @param cut where it last got over
 * @param counts whether that is a way which counts: within the line's ends and no jump
 * @param sinceMicros since when it has been beyond the band without a break
 * @param sightings how many there were since then; 0 where it is within the band
 */
public record Change(int place, Spot cut, boolean counts, long sinceMicros, int sightings) {
    public Change {
        Objects.requireNonNull(cut, "cut");
    }

    static Change begun(int place, Spot cut, boolean counts) {
        return new Change(place, cut, counts, 0, 0);
    }

    /** After a sighting beyond the band. */
    Change beyond(long micros) {
        return sightings == 0
                ? new Change(place, cut, counts, micros, 1)
                : new Change(place, cut, counts, sinceMicros, sightings + 1);
    }

    /** After a sighting within the band. */
    Change within() {
        return sightings == 0 ? this : begun(place, cut, counts);
    }

    Change at(int number) {
        return new Change(number, cut, counts, sinceMicros, sightings);
    }

    Change scaled(double byX, double byY) {
        return new Change(place, cut.scaled(byX, byY), counts, sinceMicros, sightings);
    }
}
