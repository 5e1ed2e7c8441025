package io.vigil.deploy.liveness;

import io.vigil.anomaly.Alert;
import io.vigil.ingest.Progress;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the watch remembers. Times are microseconds of the wall clock since 1970, or {@link
 * #NEVER}.
 *
 * @param cameras by id
 * @param said the latest moment of the last alert of each camera and kind, by {@code camera/kind}
 * @param reached how far the job has come, by camera
 * @param jobMovedMicros when it last came further, or had nothing to do
 * @param jobLoggedMicros when the broker took the record that said so; 0 where there is none
 * @param attendedMicros until when somebody listened
 * @param carriedMicros when the time of dead cameras was last carried on
 * @param aliveMicros when the watch last said that it is alive
 */
record LivenessState(
        SortedMap<String, CameraLife> cameras,
        SortedMap<String, Alert> said,
        SortedMap<String, Progress> reached,
        long jobMovedMicros,
        long jobLoggedMicros,
        long attendedMicros,
        long carriedMicros,
        long aliveMicros) {
    static final long NEVER = Long.MIN_VALUE;

    /** Nothing is known yet. */
    static final LivenessState EMPTY =
            new LivenessState(
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    NEVER,
                    0,
                    NEVER,
                    NEVER,
                    NEVER);

    public LivenessState {
        cameras = Collections.unmodifiableSortedMap(new TreeMap<>(cameras));
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
        reached = Collections.unmodifiableSortedMap(new TreeMap<>(reached));
    }

    LivenessState withCameras(SortedMap<String, CameraLife> lives) {
        return new LivenessState(
                lives,
                said,
                reached,
                jobMovedMicros,
                jobLoggedMicros,
                attendedMicros,
                carriedMicros,
                aliveMicros);
    }

    LivenessState withSaid(String key, Alert alert) {
        SortedMap<String, Alert> more = new TreeMap<>(said);
        more.put(key, alert);
        return new LivenessState(
                cameras,
                more,
                reached,
                jobMovedMicros,
                jobLoggedMicros,
                attendedMicros,
                carriedMicros,
                aliveMicros);
    }

    LivenessState moved(Progress to, long atMicros, long loggedMicros) {
        SortedMap<String, Progress> further = new TreeMap<>(reached);
        further.put(to.camera(), to);
        return new LivenessState(
                cameras,
                said,
                further,
                atMicros,
                loggedMicros,
                attendedMicros,
                carriedMicros,
                aliveMicros);
    }

    LivenessState attended(long atMicros) {
        return new LivenessState(
                cameras,
                said,
                reached,
                jobMovedMicros,
                jobLoggedMicros,
                atMicros,
                carriedMicros,
                aliveMicros);
    }
}
