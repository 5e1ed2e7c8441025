package io.vigil.deploy.run;

import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.TrackRecord;
import java.util.Map;
import java.util.TreeMap;

/** What a run is measured by. Fed by one thread; read when that has ended. */
final class RunFigures {
    private final Percentiles logged = new Percentiles();
    private final Percentiles committed = new Percentiles();
    private final Map<String, Long> undrawn = new TreeMap<>();
    private long records;
    private Map<String, SourceEnded> ends = Map.of();

    void record(TrackRecord record) {
        records++;
    }

    /**
     * Of a track's frame, from when the broker took the frame.
     *
     * @param loggedMillis until the broker took the track
     * @param committedMillis until a reader of committed records had it
     */
    void latency(long loggedMillis, long committedMillis) {
        logged.add(loggedMillis);
        committed.add(committedMillis);
    }

    void undrawn(String camera) {
        undrawn.merge(camera, 1L, Long::sum);
    }

    /** How each camera's log ended. */
    void ends(Map<String, SourceEnded> byCamera) {
        ends = Map.copyOf(byCamera);
    }

    Map<String, SourceEnded> ends() {
        return ends;
    }

    Percentiles logged() {
        return logged;
    }

    Percentiles committed() {
        return committed;
    }

    long records() {
        return records;
    }
}
