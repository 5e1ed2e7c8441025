package io.vigil.tracking;

import java.util.List;

/**
 * What one frame did to the tracks.
 *
 * @param visible ordered by track id
 * @param ended ordered by track id
 * @param renamed ordered by the id given up
 */
public record TrackerStep(
        TrackerState state,
        List<Track> visible,
        List<TrackEnded> ended,
        List<TrackRenamed> renamed) {}
