package io.vigil.tracking.spatial;

import io.vigil.tracking.Trait;
import io.vigil.tracking.spatial.SpatialEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The events of a frame, as they are found. Not safe for use by several threads. */
final class Telling {
    private final SceneFrame frame;
    private final Places places;
    private final long rulesVersion;
    private final List<SpatialEvent> events = new ArrayList<>();
    private Trail trail;
    private List<Trait> traits = List.of();
    private Optional<GroundMotion> ground = Optional.empty();
    private int own;

    Telling(SceneFrame frame, Places places, long rulesVersion) {
        this.frame = frame;
        this.places = places;
        this.rulesVersion = rulesVersion;
    }

    /** What follows is about this track. */
    void about(Trail next, List<Trait> said, Optional<GroundMotion> motion) {
        trail = next;
        traits = said;
        ground = motion;
        own = events.size();
    }

    void crossed(int line, Direction direction, Spot cut) {
        add(Kind.LINE_CROSSED, places.id(line), Optional.of(direction), cut, 0);
    }

    void entered(int place, Spot cut) {
        add(Kind.ZONE_ENTERED, places.id(place), Optional.empty(), cut, 0);
    }

    void left(int place, Spot cut, long sinceMicros) {
        left(places.id(place), cut, sinceMicros);
    }

    void left(String zone, Spot cut, long sinceMicros) {
        long dwell = Math.max(0, cut.micros() - sinceMicros);
        add(Kind.ZONE_LEFT, zone, Optional.empty(), cut, dwell);
    }

    private void add(
            Kind kind, String place, Optional<Direction> direction, Spot cut, long dwellMicros) {
        OptionalDouble heading =
                ground.isPresent() && !Double.isNaN(ground.get().headingDegrees())
                        ? OptionalDouble.of(ground.get().headingDegrees())
                        : OptionalDouble.empty();
        events.add(
                new SpatialEvent(
                        frame.camera(),
                        frame.epoch(),
                        frame.sequence(),
                        frame.capturedAtMicros(),
                        kind,
                        place,
                        direction,
                        trail.id(),
                        trail.label(),
                        cut.micros(),
                        Optional.of(cut.in(places.width(), places.height())),
                        dwellMicros,
                        ground.isPresent()
                                ? OptionalDouble.of(ground.get().metresPerSecond())
                                : OptionalDouble.empty(),
                        heading,
                        traits,
                        false,
                        rulesVersion));
    }

    /** An earlier event did not happen. */
    void retract(SpatialEvent event) {
        events.add(again(event, event.track(), event.dwellMicros(), true));
    }

    /** The visit that an event ended was another track's, and longer. */
    SpatialEvent leftBy(long track, SpatialEvent event, long sinceMicros) {
        SpatialEvent longer = again(event, track, event.occurredAtMicros() - sinceMicros, false);
        events.add(longer);
        return longer;
    }

    private SpatialEvent again(SpatialEvent event, long track, long dwell, boolean retracted) {
        return new SpatialEvent(
                event.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                event.kind(),
                event.place(),
                event.direction(),
                track,
                event.label(),
                event.occurredAtMicros(),
                event.at(),
                dwell,
                event.metresPerSecond(),
                event.headingDegrees(),
                event.traits(),
                retracted,
                rulesVersion);
    }

    /**
     * What is kept of what was said of the track.
     *
     * @param told before this frame
     */
    List<SpatialEvent> remembered(List<SpatialEvent> told) {
        long oldest = frame.capturedAtMicros() - SpatialScene.HORIZON_MICROS;
        boolean stale = !told.isEmpty() && told.get(0).capturedAtMicros() < oldest;
        List<SpatialEvent> recent = events.subList(own, events.size());
        if (recent.isEmpty() && !stale) {
            return told;
        }
        List<SpatialEvent> kept = new ArrayList<>();
        for (SpatialEvent event : told) {
            if (event.capturedAtMicros() >= oldest && !isTakenBack(event, recent)) {
                kept.add(event);
            }
        }
        for (SpatialEvent event : recent) {
            if (!event.retracted()) {
                kept.add(event);
            }
        }
        return kept;
    }

    private static boolean isTakenBack(SpatialEvent event, List<SpatialEvent> recent) {
        for (int i = 0; i < recent.size(); i++) {
            if (recent.get(i).takesBack(event)) {
                return true;
            }
        }
        return false;
    }

    List<SpatialEvent> events() {
        return events;
    }
}
