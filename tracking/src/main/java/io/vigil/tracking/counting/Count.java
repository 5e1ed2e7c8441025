package io.vigil.tracking.counting;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was counted at one place in one window; a later revision of the same replaces it.
 *
 * @param camera empty where it is of a site
 * @param site empty where the camera is of none
 * @param place the line's, zone's or entrance's id; empty for all of a site
 * @param label the class
 * @param fromMicros capture time, included
 * @param untilMicros excluded
 * @param revision from 0, rising by one
 * @param finished whether it is the last word
 * @param open whether any of it lies in the opening hours
 * @param observedMicros how much of it the camera has seen
 * @param shed frames left out in it
 * @param entered crossings in, or objects that entered the zone; empty where nothing of it was
 *     seen, which is not 0
 * @param left crossings out, or objects that left the zone
 * @param groups of those that entered; empty where groups are not counted
 * @param dwellP50Micros of those that left a zone in it; within 1 %
 * @param dwellP95Micros the same
 * @param occupancyMean of a zone or site, over the time observed
 * @param occupancyMax the same
 * @param speedP50 metres per second, of those that crossed; within 1 %
 * @param speedP85 the same
 * @param drift objects that a site's occupancy had to be corrected by since its last reset
 * @param rulesVersion the latest that had a part in it
 */
public record Count(
        String camera,
        String site,
        String place,
        Kind kind,
        String label,
        Window window,
        long fromMicros,
        long untilMicros,
        long revision,
        boolean finished,
        boolean open,
        long observedMicros,
        long shed,
        OptionalLong entered,
        OptionalLong left,
        OptionalLong groups,
        OptionalLong dwellP50Micros,
        OptionalLong dwellP95Micros,
        OptionalDouble occupancyMean,
        OptionalLong occupancyMax,
        OptionalDouble speedP50,
        OptionalDouble speedP85,
        OptionalLong drift,
        long rulesVersion) {
    /** What was counted at. */
    public enum Kind {
        LINE,
        ZONE,
        ENTRANCE,
        SITE
    }

    /** Below this share of the window observed, its figures are too low by an unknown amount. */
    public static final double COMPLETE = 0.95;

    public Count {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
        if (fromMicros >= untilMicros
                || observedMicros < 0
                || observedMicros > untilMicros - fromMicros) {
            throw new IllegalArgumentException(
                    "Count of '%s' needs a window with at most its length observed, but had %d to %d us, %d us observed"
                            .formatted(place, fromMicros, untilMicros, observedMicros));
        }
        if ((observedMicros == 0) != entered.isEmpty()) {
            throw new IllegalArgumentException(
                    "Count of '%s' needs figures if and only if some of it was observed, but had %s with %d us"
                            .formatted(place, entered, observedMicros));
        }
    }

    /** In [0, 1]. */
    public double observedShare() {
        return (double) observedMicros / (untilMicros - fromMicros);
    }

    public boolean complete() {
        return observedShare() >= COMPLETE;
    }

    /** The same of another place. */
    Count at(String other) {
        return new Count(
                camera,
                site,
                other,
                kind,
                label,
                window,
                fromMicros,
                untilMicros,
                revision,
                finished,
                open,
                observedMicros,
                shed,
                entered,
                left,
                groups,
                dwellP50Micros,
                dwellP95Micros,
                occupancyMean,
                occupancyMax,
                speedP50,
                speedP85,
                drift,
                rulesVersion);
    }

    /** What stays the same over all revisions. */
    public String key() {
        return "%s/%s/%s/%s/%s/%s/%d"
                .formatted(camera, site, kind, place, label, window, fromMicros);
    }
}
