package io.vigil.deploy.run;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.sinks.file.CommittedLogs;
import io.vigil.sinks.file.Report;
import io.vigil.sinks.file.ScoreCurve;
import io.vigil.sinks.file.Seen;
import io.vigil.tracking.SourceEnded;
import io.vigil.tracking.counting.Count;
import java.util.List;
import java.util.Optional;

/**
 * What one camera came to.
 *
 * @param end how its log ended; empty where it did not
 * @param committed all its records, by topic
 * @param rules the last that came; {@link SceneRules#NONE} where none did
 * @param counts the last revision of each, in the order in which they first came
 * @param alerts all moments of its alerts
 * @param scores how unusual it was over time
 * @param width of its last frame in pixels; 0 if there was none
 */
record CameraResult(
        String camera,
        Optional<SourceEnded> end,
        CommittedLogs committed,
        Seen seen,
        SceneRules rules,
        List<Count> counts,
        List<Alert> alerts,
        ScoreCurve scores,
        Report.Pictures pictures,
        int width,
        int height) {}
