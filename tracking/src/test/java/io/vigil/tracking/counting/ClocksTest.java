package io.vigil.tracking.counting;

import static io.vigil.tracking.counting.CountingRun.HOUR;
import static io.vigil.tracking.counting.CountingRun.MINUTE;
import static io.vigil.tracking.counting.CountingRun.SECOND;
import static io.vigil.tracking.counting.CountingRun.in;
import static io.vigil.tracking.counting.CountingRun.local;
import static io.vigil.tracking.counting.CountingRun.utc;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows by the clock on the wall, across its changes. */
class ClocksTest {
    private static List<Span> windows(Window kind, long from, long until, String zone) {
        List<Span> windows = new ArrayList<>();
        for (long at = from; at < until; at = windows.get(windows.size() - 1).untilMicros()) {
            windows.add(Clocks.window(kind, at, ZoneId.of(zone)));
        }
        return windows;
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 23, 23, 92",
        "Europe/Berlin, 2026-10-25, 25, 25, 100",
        "Europe/Berlin, 2026-10-24, 24, 24, 96",
        "America/New_York, 2026-03-08, 23, 23, 92",
        "America/New_York, 2026-11-01, 25, 25, 100",
        // Half an hour: of one hour there is only half, or another half once more.
        "Australia/Lord_Howe, 2026-10-04, 23.5, 24, 94",
        "Australia/Lord_Howe, 2026-04-05, 24.5, 25, 98",
        "Asia/Kathmandu, 2026-10-25, 24, 24, 96"
    })
    void aDayHasAsManyHoursAsItLasts(
            String zone, String date, double hours, int windows, int quarters) {
        long midnight = local(date + "T00:00:00", zone);
        Span day = Clocks.window(Window.DAY, midnight + 13 * HOUR, ZoneId.of(zone));
        assertThat(day.fromMicros()).isEqualTo(midnight);
        assertThat((double) day.lengthMicros()).isEqualTo(hours * HOUR);
        assertThat(windows(Window.HOUR, midnight, day.untilMicros(), zone)).hasSize(windows);
        assertThat(windows(Window.QUARTER_HOUR, midnight, day.untilMicros(), zone))
                .hasSize(quarters)
                .allMatch(w -> w.lengthMicros() == 15 * MINUTE);
    }

    @Test
    void theHourThatTheClockShowsTwiceIsTwoWindows() {
        long first = utc("2026-10-25T00:00:00");
        Span summer = Clocks.window(Window.HOUR, first + 30 * MINUTE, ZoneId.of("Europe/Berlin"));
        Span winter = Clocks.window(Window.HOUR, first + 90 * MINUTE, ZoneId.of("Europe/Berlin"));
        assertThat(summer).isEqualTo(new Span(first, first + HOUR));
        assertThat(winter).isEqualTo(new Span(first + HOUR, first + 2 * HOUR));
    }

    @Test
    void quartersOfAnHourAreThoseOfTheLocalClock() {
        Span quarter =
                Clocks.window(
                        Window.QUARTER_HOUR,
                        utc("2026-05-04T10:20:00"),
                        ZoneId.of("Asia/Kathmandu"));
        // 16:05 there.
        assertThat(quarter.fromMicros()).isEqualTo(utc("2026-05-04T10:15:00"));
        Span hour =
                Clocks.window(Window.HOUR, utc("2026-05-04T10:20:00"), ZoneId.of("Asia/Kathmandu"));
        assertThat(hour.fromMicros()).isEqualTo(utc("2026-05-04T10:15:00"));
    }

    @Property(tries = 2_000)
    void windowsFollowEachOtherWithoutAGapAndHoldTheirTimes(
            @ForAll @LongRange(min = 0, max = 40) long year,
            @ForAll @LongRange(min = 0, max = 365 * 24 * 60) long minute,
            @ForAll Window kind,
            @ForAll("zones") String zone) {
        long at = utc("2000-01-01T00:00:00") + (year * 365 * 24 * 60 + minute) * MINUTE;
        ZoneId id = ZoneId.of(zone);
        Span window = Clocks.window(kind, at, id);
        assertThat(window.holds(at)).isTrue();
        assertThat(Clocks.window(kind, window.fromMicros(), id)).isEqualTo(window);
        assertThat(Clocks.window(kind, window.untilMicros() - 1, id)).isEqualTo(window);
        assertThat(Clocks.window(kind, window.untilMicros(), id).fromMicros())
                .isEqualTo(window.untilMicros());
        assertThat(window.fromMicros() % MINUTE).isZero();
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> zones() {
        return net.jqwik.api.Arbitraries.of(
                "UTC",
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/St_Johns",
                "America/Havana",
                "America/Sao_Paulo",
                "Pacific/Apia");
    }

    @Test
    void minutesHoursAndTheDayAgreeOnTheDayOf25Hours() {
        String zone = "Europe/Berlin";
        long midnight = local("2026-10-25T00:00:00", zone);
        CountingRun run = new CountingRun(in(zone, Window.values()));
        long track = 0;
        for (long at = midnight; at < midnight + 25 * HOUR; at += 2 * SECOND) {
            if (at % (30 * SECOND) == 0) {
                track++;
                run.frame(
                        at,
                        CountingRun.crossing(
                                at, at, io.vigil.tracking.spatial.Direction.IN, track));
            } else {
                run.frame(at, List.<io.vigil.tracking.spatial.SpatialEvent>of());
            }
        }
        run.ended(midnight + 25 * HOUR);

        assertThat(run.windows(Window.DAY, "door", "")).hasSize(1);
        assertThat(run.windows(Window.DAY, "door", "").get(0).entered().getAsLong())
                .isEqualTo(25 * 120);
        assertThat(run.windows(Window.HOUR, "door", ""))
                .hasSize(25)
                .allMatch(c -> c.entered().getAsLong() == 120);
        assertThat(run.windows(Window.QUARTER_HOUR, "door", ""))
                .hasSize(100)
                .allMatch(c -> c.entered().getAsLong() == 30);
        assertThat(run.windows(Window.MINUTE, "door", "")).hasSize(1500);
    }

    @Test
    void aResetInTheHourThatIsLeftOutComesWithTheNext() {
        String zone = "Europe/Berlin";
        long oneOClock = local("2026-03-29T01:00:00", zone);
        CountingRun run =
                new CountingRun(CountingRun.reset(in(zone, Window.HOUR), LocalTime.of(2, 30)));
        run.frame(oneOClock, CountingRun.entered("hall", oneOClock, 1));
        run.frames(oneOClock + SECOND, oneOClock + 2 * HOUR).ended(oneOClock + 2 * HOUR);
        assertThat(run.windows(Window.HOUR, "hall", ""))
                .extracting(c -> c.occupancyMax().getAsLong())
                .containsExactly(1L, 0L);
    }
}
