package io.vigil.tracking.spatial;

import io.vigil.tracking.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes a frame's visible tracks to the trails. Not safe for use by several threads. */
final class Tracing {
    private final Places places;
    private final Telling telling;
    private final Progress progress;
    private final Crossings crossings;
    private final CornerCrossings cornerCrossings;
    private final Visits visits;

    Tracing(Places places, Telling telling) {
        this.places = places;
        this.telling = telling;
        progress = new Progress(places.lineCount(), places.zoneCount());
        crossings = new Crossings(places);
        cornerCrossings = new CornerCrossings(places);
        visits = new Visits(places);
    }

    /**
     * @param trails ordered by id
     * @param placed is told of each visible track
     * @return ordered by id
     */
    List<Trail> seen(List<Trail> trails, SceneFrame frame, List<PlacedTrack> placed) {
        List<Trail> after = new ArrayList<>(trails.size() + frame.visible().size());
        int next = 0;
        for (Track track : frame.visible()) {
            while (next < trails.size() && trails.get(next).id() < track.id()) {
                after.add(trails.get(next++));
            }
            boolean known = next < trails.size() && trails.get(next).id() == track.id();
            Trail trail = seen(known ? trails.get(next++) : null, track, frame);
            after.add(trail);
            placed.add(placed(track, trail));
        }
        after.addAll(trails.subList(next, trails.size()));
        return after;
    }

    private Trail seen(Trail known, Track track, SceneFrame frame) {
        Spot at =
                new Spot(
                        frame.capturedAtMicros(),
                        places.anchor().x(track.box(), places.width()),
                        places.anchor().y(track.box(), places.height()));
        double diagonal = Step.diagonal(track.box());
        if (known == null) {
            Trail begun = Trail.begun(track.id(), track.label(), at, diagonal, places.lineCount());
            return stepped(begun, Step.first(at), track, diagonal);
        }
        boolean tells = track.score() > 0 && at.micros() > known.last().micros();
        return tells
                ? stepped(known, Step.between(known.last(), at, diagonal), track, diagonal)
                : known;
    }

    private Trail stepped(Trail trail, Step step, Track track, double diagonal) {
        ImageMotion motion = trail.motion();
        if (step.path()) {
            motion = motion.seen(step.to().x(), step.to().y(), step.seconds(), step.limit());
        }
        progress.begin(trail);
        telling.about(trail, track.attributes(), Optional.empty());
        if (places.anchor() == Anchor.CORNERS) {
            cornerCrossings.seen(track.box(), step, progress, telling);
        } else {
            crossings.seen(step, progress, telling);
        }
        visits.seen(track.box(), step, progress, telling);
        return new Trail(
                trail.id(),
                track.label(),
                trail.first(),
                step.to(),
                Trail.ALIVE,
                diagonal,
                motion,
                progress.sides(),
                progress.changes(),
                progress.visits(),
                telling.remembered(trail.told()));
    }

    private PlacedTrack placed(Track track, Trail trail) {
        ImageMotion motion = trail.motion();
        double speed = motion.pixelsPerSecond();
        double unit = speed > 0 ? 1 / speed : 0;
        Spot at =
                new Spot(
                        track.capturedAtMicros(),
                        places.anchor().x(track.box(), places.width()),
                        places.anchor().y(track.box(), places.height()));
        return new PlacedTrack(
                track,
                at.in(places.width(), places.height()),
                trail.first().micros(),
                speed,
                motion.speedX() * unit,
                motion.speedY() * unit,
                zones(trail),
                Optional.empty());
    }

    private SortedMap<String, Long> zones(Trail trail) {
        SortedMap<String, Long> zones = new TreeMap<>();
        for (Visit visit : trail.visits()) {
            zones.put(places.id(visit.place()), visit.sinceMicros());
        }
        return zones;
    }
}
