package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.tracking.FrameLedger;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertHistoryTest {
    private static final Alert OPENED =
            moment(0, Alert.Phase.OPENED, Severity.WARNING, 20, "", "for 20 s");
    private static final Alert WORSE =
            moment(1, Alert.Phase.UPDATED, Severity.CRITICAL, 50, "", "for 50 s");
    private static final Alert KNOWN =
            moment(2, Alert.Phase.ACKNOWLEDGED, Severity.CRITICAL, 55, "Ann", "for 55 s");
    private static final Alert OVER =
            moment(3, Alert.Phase.RESOLVED, Severity.CRITICAL, 70, "Ann", "back again");

    private static Alert moment(
            long revision,
            Alert.Phase phase,
            Severity severity,
            int second,
            String by,
            String text) {
        AlertContext context =
                new AlertContext(
                        "not-back",
                        1,
                        "",
                        "bed",
                        "a",
                        0,
                        "",
                        by,
                        Optional.empty(),
                        false,
                        false,
                        CatchUp.ALL,
                        Location.UNKNOWN);
        return new Alert(
                "a",
                revision,
                phase,
                "room",
                "not-back-in-bed",
                severity,
                0,
                second,
                second * 1_000_000L,
                0,
                20_000_000,
                new Explanation(text, new TreeMap<>()),
                context);
    }

    @Test
    void itsHighestSeverityAndItsLastWordsStandWhateverTheOrder() {
        for (List<Alert> moments :
                List.of(
                        List.of(OPENED, WORSE, KNOWN, OVER),
                        List.of(OVER, KNOWN, WORSE, WORSE, OPENED))) {
            AlertHistory history = AlertHistory.of(moments).get(0);
            assertThat(history.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(history.opened()).isEqualTo(OPENED);
            assertThat(history.escalated()).contains(WORSE);
            assertThat(history.acknowledged()).contains(KNOWN);
            assertThat(history.resolved()).contains(OVER);
            assertThat(history.howBad(0, ZoneOffset.UTC))
                    .isEqualTo("critical since 0:50, before that warning");
        }
        AlertHistory calm = AlertHistory.of(List.of(OPENED)).get(0);
        assertThat(calm.howBad(0, ZoneOffset.UTC)).isEqualTo("warning");
        assertThat(calm.acknowledged()).isEmpty();
    }

    @Test
    void theReportSaysHowBadItGotWhoKnewAndHowItEnded() throws Exception {
        CameraSummary camera =
                new CameraSummary(
                        "room",
                        "scene:room",
                        "yolox-nano",
                        640,
                        360,
                        FrameLedger.EMPTY,
                        10,
                        40,
                        CommittedLogs.NONE,
                        new SeenDigest().seen(),
                        List.of(OPENED, WORSE, KNOWN, OVER),
                        ScoreCurve.NONE,
                        new PlaceCounts(SceneRules.NONE, List.of()),
                        OptionalDouble.empty());
        StringBuilder page = new StringBuilder();
        Incidents.write(page, camera, Map.of(), ZoneOffset.UTC);

        assertThat(page.toString())
                .contains("<li class=\"critical\"><b>not-back</b>")
                .contains("critical since 0:50, before that warning")
                .contains("acknowledged by Ann at 0:55", "back again")
                .contains("incident warning", "incident critical");
        Summary summary = new Summary(List.of(camera), new TreeMap<>(), List.of());
        assertThat(summary.json())
                .contains("\"severity\" : \"warning\"", "\"highestSeverity\" : \"critical\"")
                .contains("\"acknowledgedBy\" : \"Ann\"");
    }
}
