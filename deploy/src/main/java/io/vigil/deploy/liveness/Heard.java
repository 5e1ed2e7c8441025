package io.vigil.deploy.liveness;

import io.vigil.anomaly.Alert;
import io.vigil.ingest.Progress;
import io.vigil.ingest.SourceBeat;

/** What comes to the watch. Times are microseconds of the wall clock since 1970. */
sealed interface Heard {
    /**
     * What ingest says of a camera.
     *
     * @param atMicros when it was heard
     * @param loggedMicros when the broker took it, the same for all who watch
     */
    record Beat(long atMicros, long loggedMicros, SourceBeat beat) implements Heard {}

    /** How far the job says that it has come; times as of a beat. */
    record JobAt(long atMicros, long loggedMicros, Progress progress) implements Heard {}

    /** What this watch said before it was restarted, or another one that watches too. */
    record Said(Alert alert) implements Heard {}

    /** All that was said up to this time has been heard, so that silence means something. */
    record Tick(long atMicros) implements Heard {}

    /** The broker cannot be reached: silence means nothing. */
    record CutOff(long atMicros) implements Heard {}
}
