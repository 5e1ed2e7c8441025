package io.vigil.sinks.file;

import io.vigil.anomaly.Alert;
import io.vigil.tracking.FrameLedger;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One camera's part of the summary.
 *
 * @param source where the frames came from, without credentials
 * @param detector by which they were judged
 * @param width of its frames in pixels; 0 if there was none
 * @param height of its frames in pixels
 * @param ledger the final account
 * @param capturedPerSecond frames per second of content
 * @param processedPerSecond frames per second of the wall clock
 * @param committed its records as they were read
 * @param seen what its records say
 * @param alerts all moments of its alerts, each in order; those of rules on trial too
 * @param scores how unusual it was over time
 * @param places what was counted at its lines and zones
 * @param learnedSeconds for how long its health was watched before it was held against its own
 *     normal; empty where its health was not watched
 */
public record CameraSummary(
        String camera,
        String source,
        String detector,
        int width,
        int height,
        FrameLedger ledger,
        double capturedPerSecond,
        double processedPerSecond,
        CommittedLogs committed,
        Seen seen,
        List<Alert> alerts,
        ScoreCurve scores,
        PlaceCounts places,
        OptionalDouble learnedSeconds) {
    public CameraSummary {
        alerts = List.copyOf(alerts);
    }
}
