package io.vigil.anomaly.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.calibration.PoissonInterval;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The negative control: a day on which nothing unusual happens, scored like any other after nine
 * such days. The count of its alarms has to agree with what was asked for.
 */
class NegativeControlTest {
    private static final double ASKED = 5;
    private static final int DAYS = 10;
    private static final int PLACES = 16;

    @TempDir Path folder;

    @Test
    void aHeldOutDayOfNormalTimeHasTheAlarmsThatWereAskedFor() throws IOException {
        int within = 0;
        int sum = 0;
        StringBuilder counts = new StringBuilder();
        for (int place = 0; place < PLACES; place++) {
            Month days = Month.of(301 + place, DAYS, 0, folder, ASKED);
            int alarms = days.alarms(0, DAYS, DAYS);
            within += PoissonInterval.of(alarms, 0.95).contains(ASKED) ? 1 : 0;
            sum += alarms;
            counts.append(alarms).append(' ');
        }
        System.out.printf(
                "Alarms on a held-out normal day, %.0f asked: %s(%d of %d within their Poisson interval)%n",
                ASKED, counts, within, PLACES);
        // Of 16 right ones 15 are within, in the mean; two more may have a threshold that is off.
        assertThat(within).as("within, of alarms %s", counts).isGreaterThanOrEqualTo(13);
        assertThat(sum / (ASKED * PLACES)).as("mean of %s", counts).isBetween(0.5, 2.0);
    }
}
