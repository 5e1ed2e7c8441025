package io.vigil.tracking.spatial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A camera's lines, zones and ground: a pure function over {@link SpatialState}. Immutable and safe
 * for use by many threads.
 *
 * <p>Frames that were not looked at, those in which a track is missing, and those in which it is
 * only shown where it is expected (its score is 0) say nothing of the track: its way goes straight
 * over them. What is decided needs two sightings and {@link SpatialConfig#settle}, so one bad frame
 * decides nothing.
 */
public final class SpatialScene {
    /** For how long what was said of a track can be corrected, in content time. */
    public static final Duration HORIZON = Duration.ofSeconds(10);

    static final long HORIZON_MICROS = HORIZON.toNanos() / 1000;

    /** So many tracks that have ended are remembered at most, the latest. */
    static final int MOST_ENDED = 500;

    private final SpatialConfig config;
    private final Layout layout;
    // Made anew when the size of the frames changes; each is immutable, and any will do.
    private volatile Places latest;

    /**
     * @throws IllegalArgumentException if the ground points do not make a plane
     */
    public SpatialScene(SpatialConfig config) {
        this.config = Objects.requireNonNull(config, "config");
        layout = Layout.of(config);
        latest = new Places(config, layout, 1, 1);
    }

    public SpatialConfig config() {
        return config;
    }

    /**
     * @param before what the previous step returned, or {@link SpatialState#EMPTY}; of an earlier
     *     configuration, what is remembered of places that have not changed stays
     * @param frame later than all before
     * @param rulesVersion named by the events
     */
    public SpatialStep step(SpatialState before, SceneFrame frame, long rulesVersion) {
        Places places = places(frame);
        Telling telling = new Telling(frame, places, rulesVersion);
        List<Trail> trails = carriedOver(before, frame, telling);
        List<PlacedTrack> placed = new ArrayList<>(frame.visible().size());
        trails = new Joins(places, telling).joined(trails, frame);
        trails = new Tracing(places, telling).seen(trails, frame, placed);
        trails = new Endings(telling).ended(trails, frame);
        return new SpatialStep(
                new SpatialState(layout, frame.width(), frame.height(), trails),
                telling.events(),
                placed);
    }

    private Places places(SceneFrame frame) {
        Places places = latest;
        if (!places.isOf(frame.width(), frame.height())) {
            places = new Places(config, layout, frame.width(), frame.height());
            latest = places;
        }
        return places;
    }

    /** To the size of this frame and to this configuration. */
    private List<Trail> carriedOver(SpatialState before, SceneFrame frame, Telling telling) {
        List<Trail> trails = before.trails();
        boolean sameSize = before.width() == frame.width() && before.height() == frame.height();
        if (!sameSize && !trails.isEmpty()) {
            double byX = (double) frame.width() / before.width();
            double byY = (double) frame.height() / before.height();
            trails = trails.stream().map(trail -> trail.scaled(byX, byY)).toList();
        }
        if (before.layout().equals(layout)) {
            return trails;
        }
        Rearrangement rearrangement = new Rearrangement(before.layout(), layout);
        return trails.stream().map(trail -> rearrangement.apply(trail, telling)).toList();
    }
}
