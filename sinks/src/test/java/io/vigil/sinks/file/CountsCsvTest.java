package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountsCsvTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String HEADER =
            "site,camera,kind,place,class,window,from,until,final,open,observed_s,complete,shed_frames,"
                    + "entered,left,groups,dwell_p50_s,dwell_p95_s,occupancy_mean,occupancy_max,"
                    + "speed_p50_mps,speed_p85_mps,drift,rules_version\r\n";

    private static Count count(String place, String from, long revision, long entered) {
        long micros = Instant.parse(from).toEpochMilli() * 1000;
        boolean seen = entered >= 0;
        return new Count(
                "gate-3",
                "shop-7",
                place,
                Count.Kind.ZONE,
                "person",
                Window.HOUR,
                micros,
                micros + 3_600_000_000L,
                revision,
                revision > 0,
                true,
                seen ? 3_500_500_000L : 0,
                2,
                seen ? OptionalLong.of(entered) : OptionalLong.empty(),
                seen ? OptionalLong.of(0) : OptionalLong.empty(),
                OptionalLong.empty(),
                seen ? OptionalLong.of(1_250_000) : OptionalLong.empty(),
                OptionalLong.empty(),
                seen ? OptionalDouble.of(1 / 3.0) : OptionalDouble.empty(),
                seen ? OptionalLong.of(3) : OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                4);
    }

    private static String csv(List<Count> counts) {
        CountsCsv csv = new CountsCsv(BERLIN);
        counts.forEach(csv::accept);
        return csv.text();
    }

    @Test
    void theHourThatTheClockShowsTwiceIsTwoRowsAndTheLastRevisionHolds() {
        String text =
                csv(
                        List.of(
                                count("hall", "2026-10-25T01:00:00Z", 0, 5),
                                count("hall", "2026-10-25T00:00:00Z", 1, 7),
                                count("hall", "2026-10-25T00:00:00Z", 0, 6)));
        assertThat(text)
                .isEqualTo(
                        HEADER
                                + "shop-7,gate-3,zone,hall,person,hour,2026-10-25T02:00:00+02:00,2026-10-25T02:00:00+01:00,"
                                + "true,true,3500.5,true,2,7,0,,1.25,,0.3333,3,,,,4\r\n"
                                + "shop-7,gate-3,zone,hall,person,hour,2026-10-25T02:00:00+01:00,2026-10-25T03:00:00+01:00,"
                                + "false,true,3500.5,true,2,5,0,,1.25,,0.3333,3,,,,4\r\n");
    }

    @Test
    void everyColumnIsExplained() throws IOException {
        String explained = Files.readString(Path.of("..", "deploy", "docs", "counts.md"));
        assertThat(HEADER.trim().split(","))
                .allSatisfy(column -> assertThat(explained).contains("`" + column + "`"));
    }

    @Test
    void whatWasNotSeenIsEmptyAndNotZero() {
        assertThat(csv(List.of(count("hall", "2026-05-04T10:00:00Z", 1, -1))))
                .endsWith("true,true,0,false,2,,,,,,,,,,,4\r\n");
    }

    @Test
    void namesWithCommasQuotesAndLineEndsStayOneCellAndNoneIsAFormula() {
        assertThat(csv(List.of(count("a \"b\", c\nd", "2026-05-04T10:00:00Z", 1, 1))))
                .contains(",zone,\"a \"\"b\"\", c\nd\",person,");
        assertThat(csv(List.of(count("=1+1", "2026-05-04T10:00:00Z", 1, 1))))
                .contains(",zone,'=1+1,person,");
    }

    @Test
    void theOrderInWhichCountsComeChangesNoByte() {
        List<Count> counts = new ArrayList<>();
        for (int hour = 10; hour < 20; hour++) {
            for (String place : List.of("hall", "till")) {
                String from = "2026-05-04T%d:00:00Z".formatted(hour);
                counts.add(count(place, from, 0, hour));
                counts.add(count(place, from, 1, hour + 1));
            }
        }
        String expected = csv(counts);
        for (int seed = 0; seed < 20; seed++) {
            List<Count> shuffled = new ArrayList<>(counts);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(csv(shuffled)).isEqualTo(expected);
        }
        assertThat(expected.lines()).hasSize(21);
    }
}
