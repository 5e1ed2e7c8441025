package io.vigil.deploy.run;

import io.vigil.anomaly.Alert;
import io.vigil.sinks.file.Report;
import io.vigil.sinks.file.Seen;
import io.vigil.sinks.wire.LogContent;
import io.vigil.tracking.SourceEnded;
import java.util.List;
import java.util.Optional;

/**
 * What one camera came to.
 *
 * @param end how its log ended; empty where it did not
 * @param committed all its records
 * @param alerts all moments of its alerts
 * @param width of its last frame in pixels; 0 if there was none
 */
record CameraResult(
        String camera,
        Optional<SourceEnded> end,
        LogContent committed,
        Seen seen,
        List<Alert> alerts,
        Report.Pictures pictures,
        int width,
        int height) {}
