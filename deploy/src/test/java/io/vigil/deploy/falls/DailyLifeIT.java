package io.vigil.deploy.falls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.capture.SourceException;
import io.vigil.operators.perceive.BuiltinAuto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Filmed rooms, perceived as a camera's pictures are, in which people do what they do all day and
 * now and then fall. {@code vigil.daily.hours}, {@code .seed}, {@code .folder} and {@code .at-once}
 * say how much.
 */
class DailyLifeIT {
    private static final double ASKED_AN_HOUR = 0.2;

    @TempDir Path temporary;

    @Test
    void whatIsFilmedOfAFewMinutesIsNotTakenForAFallAndTheFallAmongItIs() throws SourceException {
        try (BuiltinAuto detector = new BuiltinAuto()) {
            List<String> lines =
                    RoomScore.of(1, 480, RoomScore.seen(1, 480, detector)).rows().stream()
                            .map(row -> row.line(1))
                            .toList();
            RoomTable table = new RoomTable(lines);
            assertThat(table.falseAlarms()).as("%s", lines).isZero();
            assertThat(table.falls()).isPositive();
            assertThat(table.told()).as("%s", lines).isEqualTo(table.falls());
        }
    }

    @Test
    @Tag("long")
    void whatIsFilmedOfHoursIsSeldomTakenForAFall() throws IOException, InterruptedException {
        String folder = System.getProperty("vigil.daily.folder", "");
        RoomTable table =
                new RoomTable(
                        new RoomHours(
                                        folder.isEmpty() ? temporary : Path.of(folder),
                                        System.err::println)
                                .play(
                                        Long.getLong("vigil.daily.seed", 3001),
                                        Integer.getInteger("vigil.daily.hours", 50),
                                        Integer.getInteger("vigil.daily.at-once", 2)));
        System.out.println(table);
        assertThat(table.falseAlarms() / table.hours()).isLessThanOrEqualTo(ASKED_AN_HOUR);
        assertThat(table.told()).isGreaterThanOrEqualTo((int) (0.8 * table.falls()));
    }
}
