package io.vigil.sinks.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SiteReportTest {
    private static final long MINUTE = 60_000_000L;

    private static Count count(
            Count.Kind kind, Window window, int from, int minutes, long seen, long in, long drift) {
        return new Count(
                "",
                "shop",
                kind == Count.Kind.SITE ? "" : "main",
                kind,
                "",
                window,
                from * MINUTE,
                (from + minutes) * MINUTE,
                0,
                true,
                true,
                seen * MINUTE,
                0,
                OptionalLong.of(in),
                OptionalLong.of(in + drift),
                OptionalLong.of(in / 2),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.of(1),
                OptionalLong.of(3),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                kind == Count.Kind.SITE ? OptionalLong.of(drift) : OptionalLong.empty(),
                1);
    }

    private static String page(int minutes, long drift) {
        List<Count> counts = new ArrayList<>();
        for (Count.Kind kind : List.of(Count.Kind.SITE, Count.Kind.ENTRANCE)) {
            for (int from = 0; from < minutes; from++) {
                counts.add(count(kind, Window.MINUTE, from, 1, 1, 1, 0));
            }
            for (int from = 0; from < minutes; from += 15) {
                long seen = Math.min(15, minutes - from);
                counts.add(count(kind, Window.QUARTER_HOUR, from, 15, seen, seen, 0));
            }
            counts.add(count(kind, Window.DAY, 0, 1440, minutes, minutes, drift));
        }
        StringBuilder page = new StringBuilder();
        SiteReport.write(page, new SiteCounts("shop", ZoneOffset.UTC, counts));
        return page.toString();
    }

    @Test
    void aLongRecordingIsShownByQuarterHours() {
        assertThat(page(70, 0))
                .contains("Footfall by 15 minutes", "00:15 to 00:30")
                .contains("<b>70</b><span>came in", "<td>main</td><td></td><td>70</td>")
                .contains("67 %, so too low")
                .contains("No window by day was seen as a whole", "shop.counts.csv")
                .doesNotContain("too short for quarter-hours", "cannot be believed");
    }

    @Test
    void aShortOneIsShownByTheMinuteAndSaysSo() {
        assertThat(page(4, 0))
                .contains("Footfall by minute", "too short for quarter-hours")
                .contains("No window by quarter-hour or day was seen as a whole");
    }

    @Test
    void anOccupancyThatHadToBeCorrectedMuchIsNotToBeBelieved() {
        assertThat(page(22, 14))
                .contains("The occupancy cannot be believed", "corrected by 14, with 22 in")
                .contains("most inside at once, not to be believed");
        assertThat(page(22, 1)).contains("The occupancy is about right");
    }
}
