package io.vigil.tracking.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.Direction;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds of counts, whatever happens before the camera. */
class CountingLawsTest {
    private static final CountingConfig ALL =
            CountingRun.staffed(
                    CountingRun.grouped(
                            CountingRun.in("Australia/Lord_Howe", Window.values()), 2_000_000),
                    Set.of("till"),
                    Map.of());

    private static CountingRun run(List<CountingInput> log) {
        CountingRun run = new CountingRun(ALL);
        log.forEach(run::step);
        return run;
    }

    @Property(tries = 30)
    void aHistoryContinuesFromItsStateAlone(
            @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double split) {
        List<CountingInput> log = CountingLog.seeded(seed).hours(1.5).withGaps().log();
        int at = (int) (split * log.size());
        List<Count> whole = run(log).counts();

        Counting first = new Counting(ALL, CountingRun.PLACES);
        List<Count> parts = new ArrayList<>();
        CountingState state = CountingState.EMPTY;
        for (CountingInput input : log.subList(0, at)) {
            CountingStep step = first.step(state, input);
            parts.addAll(step.counts());
            state = step.state();
        }
        Counting second = new Counting(ALL, CountingRun.PLACES);
        for (CountingInput input : log.subList(at, log.size())) {
            CountingStep step = second.step(state, input);
            parts.addAll(step.counts());
            state = step.state();
        }
        assertThat(parts).isEqualTo(whole);
    }

    @Property(tries = 20)
    void minutesAddUpToHoursAndHoursToDays(@ForAll long seed) {
        CountingRun run = run(CountingLog.seeded(seed).hours(2).log());
        for (String place : List.of("door", "hall")) {
            for (String label : List.of("", "person", "car")) {
                for (Window larger :
                        List.of(
                                Window.FIVE_MINUTES,
                                Window.QUARTER_HOUR,
                                Window.HOUR,
                                Window.DAY)) {
                    for (Count sum : run.windows(larger, place, label)) {
                        List<Count> parts =
                                run.windows(Window.MINUTE, place, label).stream()
                                        .filter(c -> c.fromMicros() >= sum.fromMicros())
                                        .filter(c -> c.untilMicros() <= sum.untilMicros())
                                        .toList();
                        assertThat(total(parts, Count::entered))
                                .isEqualTo(sum.entered().getAsLong());
                        assertThat(total(parts, Count::left)).isEqualTo(sum.left().getAsLong());
                        assertThat(total(parts, Count::groups)).isEqualTo(sum.groups().orElse(0));
                        assertThat(parts.stream().mapToLong(c -> c.occupancyMax().orElse(0)).max())
                                .isEqualTo(OptionalLong.of(sum.occupancyMax().orElse(0)));
                    }
                }
            }
        }
    }

    private static long total(
            List<Count> parts, java.util.function.Function<Count, OptionalLong> figure) {
        return parts.stream().mapToLong(c -> figure.apply(c).orElse(0)).sum();
    }

    @Property(tries = 20)
    void everyEventIsCountedOrSaidToBeLateAndWhatWasSeenAddsUp(@ForAll long seed) {
        CountingLog made = CountingLog.seeded(seed).hours(2).withGaps();
        CountingRun run = run(made.log());
        long entered =
                run.windows(Window.DAY, "door", "").stream()
                        .mapToLong(c -> c.entered().orElse(0) + c.left().orElse(0))
                        .sum();
        assertThat(entered).isEqualTo(made.crossings());
        assertThat(run.state().late()).isZero();
        for (Window window : Window.values()) {
            assertThat(
                            run.windows(window, "door", "").stream()
                                    .mapToLong(Count::observedMicros)
                                    .sum())
                    .as("observed in each %s", window)
                    .isEqualTo(made.observed());
            assertThat(run.windows(window, "door", "").stream().mapToLong(Count::shed).sum())
                    .isEqualTo(made.shed());
        }
        List<Count> minutes = run.windows(Window.MINUTE, "door", "");
        for (int i = 1; i < minutes.size(); i++) {
            assertThat(minutes.get(i).fromMicros()).isEqualTo(minutes.get(i - 1).untilMicros());
        }
    }

    @Property(tries = 20)
    void occupancyIsWhatEnteredLessWhatLeftAndNeverNegative(@ForAll long seed) {
        CountingRun run = run(CountingLog.seeded(seed).hours(2).log());
        long inside = 0;
        for (Count minute : run.windows(Window.MINUTE, "hall", "")) {
            inside += minute.entered().orElse(0) - minute.left().orElse(0);
            assertThat(inside).isNotNegative();
            assertThat(minute.occupancyMean().orElse(0))
                    .isBetween(0.0, (double) minute.occupancyMax().orElse(0));
            assertThat(minute.occupancyMax().orElse(inside)).isGreaterThanOrEqualTo(inside);
        }
    }

    @Property(tries = 20)
    void everyWindowHasOneLastWordAndEveryPlaceTheSameWindows(@ForAll long seed) {
        CountingRun run = run(CountingLog.seeded(seed).hours(2).withGaps().log());
        Map<String, Long> lastWords =
                run.counts().stream()
                        .filter(Count::finished)
                        .collect(
                                Collectors.groupingBy(
                                        Count::key, TreeMap::new, Collectors.counting()));
        assertThat(lastWords.values()).containsOnly(1L);
        assertThat(run.counts().stream().map(Count::key).collect(Collectors.toSet()))
                .isEqualTo(lastWords.keySet());
        for (Window window : Window.values()) {
            assertThat(run.windows(window, "hall", ""))
                    .extracting(Count::fromMicros)
                    .isEqualTo(
                            run.windows(window, "door", "").stream()
                                    .map(Count::fromMicros)
                                    .toList());
        }
    }

    @Property(tries = 20)
    void whatIsTakenBackWithinTheHorizonLeavesNoTrace(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 30) int seconds) {
        List<CountingInput> log = CountingLog.seeded(seed).hours(0.5).log();
        int at = log.size() / 2;
        CountingInput there = log.get(at);
        var wrong =
                CountingRun.crossing(
                        there.clockMicros(),
                        there.clockMicros() - 100,
                        Direction.IN,
                        9_999,
                        "car",
                        OptionalDouble.of(12));
        List<CountingInput> disturbed = new ArrayList<>(log);
        disturbed.add(at + 1, with(there, List.of(wrong)));
        int later = Math.min(disturbed.size() - 2, at + 1 + seconds);
        disturbed.add(later + 1, with(disturbed.get(later), List.of(CountingRun.retracted(wrong))));
        assertThat(run(disturbed).counts()).isEqualTo(run(log).counts());
    }

    private static CountingInput with(
            CountingInput of, List<io.vigil.tracking.spatial.SpatialEvent> events) {
        return new CountingInput(
                of.camera(), of.clockMicros(), Sight.SILENT, of.shed(), events, List.of());
    }

    @Property(tries = 200)
    void aScheduleThatGoesOverMidnightHoldsOnBothSides(
            @ForAll @IntRange(min = 0, max = 24 * 60 - 1) int minute) {
        Schedule night =
                new Schedule(
                        List.of(
                                new Schedule.Hours(
                                        Set.of(java.time.DayOfWeek.MONDAY),
                                        java.time.LocalTime.of(22, 0),
                                        java.time.LocalTime.of(6, 0))));
        // A Monday.
        long at = CountingRun.utc("2026-05-04T00:00:00") + minute * CountingRun.MINUTE;
        ZoneId utc = ZoneId.of("UTC");
        assertThat(night.holds(at, utc)).isEqualTo(minute >= 22 * 60);
        assertThat(night.holds(at + 24 * CountingRun.HOUR, utc)).isEqualTo(minute < 6 * 60);
    }
}
