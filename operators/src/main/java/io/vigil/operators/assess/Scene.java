package io.vigil.operators.assess;

import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.tracking.Track;
import io.vigil.tracking.TrackEnded;
import io.vigil.tracking.TrackRenamed;
import io.vigil.tracking.spatial.PlacedTrack;
import io.vigil.tracking.spatial.SceneFrame;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of one record: its tracks, sorted by what they say, and what came of them. */
record Scene(
        List<Track> visible,
        List<TrackEnded> ended,
        List<TrackRenamed> renamed,
        List<SpatialEvent> events,
        List<PlacedTrack> placed) {
    static final Scene NOTHING = new Scene(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * @param seen whether the tracks lie where the places were drawn; else only their ends count
     */
    static Scene of(Heard heard, boolean seen) {
        List<Track> visible = new ArrayList<>();
        List<TrackEnded> ended = new ArrayList<>();
        List<TrackRenamed> renamed = new ArrayList<>();
        for (TrackOutput output : heard.tracked()) {
            if (output instanceof Tracked tracked) {
                if (tracked.record() instanceof Track track && seen) {
                    visible.add(track);
                } else if (tracked.record() instanceof TrackEnded end) {
                    ended.add(end);
                } else if (tracked.record() instanceof TrackRenamed rename) {
                    renamed.add(rename);
                }
            }
        }
        return new Scene(visible, ended, renamed, List.of(), List.of());
    }

    Scene with(List<SpatialEvent> decided, List<PlacedTrack> found) {
        return new Scene(visible, ended, renamed, decided, found);
    }

    /** At the end of a source it has the name and the time of the last frame. */
    SceneFrame frame(Heard heard, Standing standing, boolean seen) {
        return new SceneFrame(
                heard.perceived().camera(),
                heard.camera().epoch(),
                heard.camera().sequence(),
                standing.framedMicros(),
                standing.width(),
                standing.height(),
                seen,
                visible,
                ended,
                renamed);
    }

    /** An event about the rules themselves. */
    static SpatialEvent about(
            String camera,
            long epoch,
            long sequence,
            long clockMicros,
            SpatialEvent.Kind kind,
            long version) {
        return new SpatialEvent(
                camera,
                epoch,
                sequence,
                clockMicros,
                kind,
                "",
                Optional.empty(),
                0,
                "",
                clockMicros,
                Optional.empty(),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                false,
                version);
    }
}
