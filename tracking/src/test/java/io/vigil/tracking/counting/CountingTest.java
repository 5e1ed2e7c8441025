package io.vigil.tracking.counting;

import static io.vigil.tracking.counting.CountingRun.HOUR;
import static io.vigil.tracking.counting.CountingRun.MINUTE;
import static io.vigil.tracking.counting.CountingRun.SECOND;
import static io.vigil.tracking.counting.CountingRun.crossing;
import static io.vigil.tracking.counting.CountingRun.entered;
import static io.vigil.tracking.counting.CountingRun.grouped;
import static io.vigil.tracking.counting.CountingRun.in;
import static io.vigil.tracking.counting.CountingRun.left;
import static io.vigil.tracking.counting.CountingRun.open;
import static io.vigil.tracking.counting.CountingRun.placed;
import static io.vigil.tracking.counting.CountingRun.reset;
import static io.vigil.tracking.counting.CountingRun.retracted;
import static io.vigil.tracking.counting.CountingRun.staffed;
import static io.vigil.tracking.counting.CountingRun.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Trait;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialEvent;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final long TEN = utc("2026-05-04T10:00:00");

    private static CountingRun minutes() {
        return new CountingRun(in("UTC", Window.MINUTE, Window.HOUR));
    }

    @Test
    void aCrossingCountsInTheMinuteInWhichItOccurredNotInThatOfItsFrame() {
        CountingRun run = minutes().frames(TEN, TEN + MINUTE);
        run.frame(
                TEN + MINUTE,
                crossing(TEN + MINUTE, TEN + MINUTE - 1, Direction.IN, 1),
                crossing(TEN + MINUTE, TEN + MINUTE, Direction.OUT, 2));
        run.frames(TEN + MINUTE + SECOND, TEN + 4 * MINUTE);

        assertThat(run.window(Window.MINUTE, "door", TEN))
                .returns(OptionalLong.of(1), Count::entered)
                .returns(OptionalLong.of(0), Count::left)
                .returns(60 * SECOND, Count::observedMicros)
                .returns("shop-7", Count::site)
                .returns(true, Count::finished)
                .returns(1L, Count::rulesVersion)
                .returns(OptionalLong.empty(), Count::groups)
                .returns(OptionalDouble.empty(), Count::occupancyMean);
        assertThat(run.window(Window.MINUTE, "door", TEN + MINUTE).left())
                .isEqualTo(OptionalLong.of(1));
    }

    @Test
    void whereNothingHappenedThereIsAZeroForEachPlaceAndOfClassesForThoseOfTheDay() {
        CountingRun run = minutes().frames(TEN, TEN + MINUTE);
        run.frame(TEN + MINUTE, crossing(TEN + MINUTE, TEN + MINUTE, Direction.IN, 1));
        run.frames(TEN + MINUTE + SECOND, TEN + 4 * MINUTE);

        assertThat(run.windows(Window.MINUTE, "hall", ""))
                .hasSize(3)
                .allMatch(c -> c.entered().getAsLong() == 0 && c.occupancyMax().getAsLong() == 0);
        assertThat(run.windows(Window.MINUTE, "door", "person"))
                .extracting(c -> c.entered().getAsLong())
                .containsExactly(1L, 0L);
        assertThat(run.windows(Window.MINUTE, "door", "")).hasSize(3);
    }

    @Test
    void aMinuteIsFinalOnceTheClockIsAHorizonPastItsEnd() {
        long end = TEN + MINUTE + Counting.HORIZON_MICROS;
        CountingRun run = minutes().frames(TEN, end);
        assertThat(run.counts()).isEmpty();
        run.frame(end, List.<SpatialEvent>of());
        assertThat(run.window(Window.MINUTE, "door", TEN).finished()).isTrue();
    }

    @Test
    void ofLongerWindowsThereAreEarlyResultsAfterMinutesThatBroughtNews() {
        CountingRun run = minutes().frames(TEN, TEN + 10 * MINUTE);
        run.frame(
                TEN + 10 * MINUTE, crossing(TEN + 10 * MINUTE, TEN + 10 * MINUTE, Direction.IN, 1));
        run.frames(TEN + 10 * MINUTE + SECOND, TEN + HOUR + 2 * MINUTE);

        assertThat(run.counts())
                .filteredOn(c -> c.window() == Window.HOUR && c.place().equals("door"))
                .filteredOn(c -> c.label().isEmpty() && c.fromMicros() == TEN)
                .extracting(Count::revision, c -> c.entered().getAsLong(), Count::finished)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0L, 0L, false),
                        org.assertj.core.groups.Tuple.tuple(1L, 1L, false),
                        org.assertj.core.groups.Tuple.tuple(2L, 1L, true));
    }

    @Test
    void theEndMakesEveryWindowFinal() {
        CountingRun run = minutes().frames(TEN, TEN + 90 * SECOND);
        run.frame(
                TEN + 90 * SECOND, crossing(TEN + 90 * SECOND, TEN + 90 * SECOND, Direction.IN, 1));
        run.ended(TEN + 90 * SECOND);

        assertThat(run.windows(Window.MINUTE, "door", "")).hasSize(2).allMatch(Count::finished);
        Count hour = run.window(Window.HOUR, "door", TEN);
        assertThat(hour.finished()).isTrue();
        assertThat(hour.observedMicros()).isEqualTo(90 * SECOND);
        assertThat(hour.complete()).isFalse();
        assertThat(hour.entered()).isEqualTo(OptionalLong.of(1));
        int before = run.counts().size();
        // What comes after all cannot change it.
        run.frames(TEN + 100 * SECOND, TEN + 5 * MINUTE);
        assertThat(run.counts().subList(before, run.counts().size()))
                .allMatch(c -> c.window() == Window.MINUTE && c.fromMicros() >= TEN + 2 * MINUTE);
    }

    @Test
    void whatTheCameraDidNotSeeIsEmptyAndNotZero() {
        CountingRun run = minutes().frames(TEN, TEN + 61 * SECOND);
        for (long at = TEN + 61 * SECOND; at < TEN + 3 * MINUTE; at += SECOND) {
            run.silent(at);
        }
        run.frames(TEN + 3 * MINUTE + 30 * SECOND, TEN + 6 * MINUTE);

        List<Count> minutes = run.windows(Window.MINUTE, "door", "");
        assertThat(minutes)
                .extracting(Count::observedMicros)
                .startsWith(60 * SECOND, 0L, 0L, 30 * SECOND);
        assertThat(minutes.get(2).entered()).isEmpty();
        assertThat(minutes.get(2).complete()).isFalse();
        assertThat(run.windows(Window.MINUTE, "hall", "").get(2).occupancyMean()).isEmpty();
        assertThat(minutes.get(3).entered()).isEqualTo(OptionalLong.of(0));
        assertThat(minutes.get(3).complete()).isFalse();
    }

    @Test
    void framesMoreThanTwoSecondsApartSawNothingBetweenThemAndAHeartbeatDividesNothing() {
        CountingRun run = minutes().frame(TEN, List.<SpatialEvent>of());
        run.silent(TEN + SECOND);
        run.frame(TEN + 2 * SECOND, List.<SpatialEvent>of());
        run.frame(TEN + 4 * SECOND + 1, List.<SpatialEvent>of());
        run.frame(TEN + 5 * SECOND, List.<SpatialEvent>of());
        run.blind(TEN + 6 * SECOND);
        run.frame(TEN + 7 * SECOND, List.<SpatialEvent>of());
        run.frame(TEN + 8 * SECOND, List.<SpatialEvent>of());
        run.ended(TEN + 9 * SECOND);

        assertThat(run.window(Window.MINUTE, "door", TEN).observedMicros())
                .isEqualTo(2 * SECOND + (SECOND - 1) + SECOND);
    }

    @Test
    void shedFramesAreThoseOfTheWindow() {
        CountingRun run = minutes().shed(100).frames(TEN, TEN + 30 * SECOND);
        run.shed(3).frames(TEN + 30 * SECOND, TEN + 70 * SECOND);
        run.shed(4).frames(TEN + 70 * SECOND, TEN + 2 * MINUTE);
        run.ended(TEN + 2 * MINUTE);

        assertThat(run.windows(Window.MINUTE, "door", ""))
                .extracting(Count::shed)
                .containsExactly(3L, 4L);
        assertThat(run.window(Window.HOUR, "door", TEN).shed()).isEqualTo(7);
    }

    @Test
    void anEventTakenBackIsNotCounted() {
        SpatialEvent one = crossing(TEN + SECOND, TEN + SECOND, Direction.IN, 1);
        CountingRun run = minutes().frame(TEN, List.<SpatialEvent>of());
        run.frame(TEN + SECOND, one);
        run.frames(TEN + 2 * SECOND, TEN + 20 * SECOND);
        run.frame(TEN + 20 * SECOND, retracted(one));
        run.frames(TEN + 21 * SECOND, TEN + 3 * MINUTE).ended(TEN + 3 * MINUTE);

        assertThat(run.window(Window.HOUR, "door", TEN).entered()).isEqualTo(OptionalLong.of(0));
        assertThat(run.state().late()).isZero();
    }

    @Test
    void anEventTakenBackAfterItsMinuteWasFinalIsTakenOutOfTheHour() {
        SpatialEvent one = crossing(TEN + SECOND, TEN + SECOND, Direction.IN, 1);
        CountingRun run = minutes().frame(TEN, List.<SpatialEvent>of());
        run.frame(TEN + SECOND, one);
        for (long at = TEN + 2 * SECOND; at < TEN + 3 * MINUTE; at += SECOND) {
            run.frame(at, placed(at, 1, List.of()));
        }
        run.frame(TEN + 3 * MINUTE, retracted(one)).ended(TEN + 4 * MINUTE);

        assertThat(run.window(Window.MINUTE, "door", TEN).entered()).isEqualTo(OptionalLong.of(1));
        assertThat(run.window(Window.HOUR, "door", TEN).entered()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void anEventThatComesTooLateForItsMinuteCountsInTheHourAndAsLate() {
        CountingRun run = minutes().frames(TEN, TEN + 5 * MINUTE);
        run.frame(TEN + 5 * MINUTE, crossing(TEN + 5 * MINUTE, TEN + MINUTE, Direction.IN, 1));
        run.frames(TEN + 5 * MINUTE + SECOND, TEN + 6 * MINUTE).ended(TEN + 6 * MINUTE);

        assertThat(run.window(Window.MINUTE, "door", TEN + MINUTE).entered())
                .isEqualTo(OptionalLong.of(0));
        assertThat(run.window(Window.HOUR, "door", TEN).entered()).isEqualTo(OptionalLong.of(1));
        assertThat(run.state().late()).isEqualTo(1);
    }

    @Test
    void occupancyIsWeightedByTheTimeThatWasSeen() {
        CountingRun run = minutes().frames(TEN, TEN + 30 * SECOND);
        run.frame(
                TEN + 30 * SECOND,
                entered("hall", TEN + 30 * SECOND, 1),
                entered("hall", TEN + 30 * SECOND, 2));
        run.frames(TEN + 31 * SECOND, TEN + 45 * SECOND);
        run.frame(TEN + 45 * SECOND, left("hall", TEN + 45 * SECOND, 1, 15 * SECOND));
        run.frames(TEN + 46 * SECOND, TEN + 2 * MINUTE).ended(TEN + 2 * MINUTE);

        Count first = run.window(Window.MINUTE, "hall", TEN);
        assertThat(first.occupancyMean().getAsDouble())
                .isCloseTo((15 * 2 + 15 * 1) / 60.0, within(1e-9));
        assertThat(first.occupancyMax()).isEqualTo(OptionalLong.of(2));
        assertThat((double) first.dwellP50Micros().getAsLong()).isCloseTo(15e6, within(0.15e6));
        assertThat(run.window(Window.MINUTE, "hall", TEN + MINUTE).occupancyMax())
                .isEqualTo(OptionalLong.of(1));
    }

    @Test
    void occupancyNeverFallsBelowZeroAndBeginsAgainAtTheReset() {
        CountingRun run = new CountingRun(reset(in("UTC", Window.MINUTE), LocalTime.of(10, 2)));
        run.frame(TEN, left("hall", TEN, 9, SECOND), entered("hall", TEN, 1));
        run.frames(TEN + SECOND, TEN + 4 * MINUTE).ended(TEN + 4 * MINUTE);

        assertThat(run.windows(Window.MINUTE, "hall", ""))
                .extracting(c -> c.occupancyMax().getAsLong())
                .containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void whoHasBeenInAStaffZoneIsTakenOutOfWhatIsNotFinal() {
        CountingRun run =
                new CountingRun(
                        staffed(in("UTC", Window.MINUTE, Window.HOUR), Set.of("till"), Map.of()));
        run.frame(TEN, crossing(TEN, TEN, Direction.IN, 1), entered("hall", TEN, 1));
        for (long at = TEN + SECOND; at < TEN + 3 * MINUTE; at += SECOND) {
            run.frame(at, placed(at, 1, List.of(), "hall"));
        }
        run.frame(TEN + 3 * MINUTE, placed(TEN + 3 * MINUTE, 1, List.of(), "hall", "till"));
        run.frame(
                TEN + 3 * MINUTE + SECOND,
                crossing(TEN + 3 * MINUTE, TEN + 3 * MINUTE, Direction.OUT, 1));
        run.frames(TEN + 3 * MINUTE + 2 * SECOND, TEN + 6 * MINUTE).ended(TEN + 6 * MINUTE);

        assertThat(run.window(Window.MINUTE, "door", TEN).entered()).isEqualTo(OptionalLong.of(1));
        Count hour = run.window(Window.HOUR, "door", TEN);
        assertThat(hour.entered()).isEqualTo(OptionalLong.of(0));
        assertThat(hour.left()).isEqualTo(OptionalLong.of(0));
        assertThat(run.window(Window.MINUTE, "hall", TEN + 4 * MINUTE).occupancyMax())
                .isEqualTo(OptionalLong.of(0));
    }

    @Test
    void whoWearsTheUniformIsStaff() {
        CountingRun run =
                new CountingRun(
                        staffed(in("UTC", Window.MINUTE), Set.of(), Map.of("uniform", "yes")));
        run.frame(TEN, placed(TEN, 1, List.of(new Trait("uniform", "yes", 0.5, 3))));
        run.frame(TEN + SECOND, placed(TEN, 2, List.of(new Trait("uniform", "yes", 0.51, 3))));
        run.frame(
                TEN + 2 * SECOND,
                crossing(TEN + 2 * SECOND, TEN + SECOND, Direction.IN, 1),
                crossing(TEN + 2 * SECOND, TEN + SECOND, Direction.IN, 2));
        run.ended(TEN + 3 * SECOND);

        assertThat(run.window(Window.MINUTE, "door", TEN).entered()).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void groupsAreThoseWhoFollowEachOther() {
        CountingRun run =
                new CountingRun(grouped(in("UTC", Window.MINUTE, Window.HOUR), 2 * SECOND));
        long[] times = {1_000_000, 2_500_000, 4_500_000, 6_500_001, 30_000_000};
        run.frame(TEN, List.<SpatialEvent>of());
        for (int i = 0; i < times.length; i++) {
            long at = TEN + times[i];
            run.frame(at, crossing(at, at, Direction.IN, i + 1));
        }
        run.frame(
                TEN + 31 * SECOND,
                crossing(TEN + 31 * SECOND, TEN + 31 * SECOND, Direction.OUT, 9));
        run.ended(TEN + 40 * SECOND);

        Count minute = run.window(Window.MINUTE, "door", TEN);
        assertThat(minute.groups()).isEqualTo(OptionalLong.of(3));
        assertThat(minute.entered()).isEqualTo(OptionalLong.of(5));
    }

    @Test
    void aWindowOfWhichAnyIsInTheOpeningHoursIsOpen() {
        Schedule hours =
                new Schedule(
                        List.of(
                                new Schedule.Hours(
                                        EnumSet.allOf(DayOfWeek.class),
                                        LocalTime.of(10, 2),
                                        LocalTime.of(10, 3))));
        CountingRun run =
                new CountingRun(open(in("UTC", Window.MINUTE, Window.HOUR, Window.DAY), hours));
        run.frames(TEN, TEN + 5 * MINUTE).ended(TEN + 5 * MINUTE);

        assertThat(run.windows(Window.MINUTE, "door", ""))
                .extracting(Count::open)
                .containsExactly(false, false, true, false, false);
        assertThat(run.window(Window.HOUR, "door", TEN).open()).isTrue();
        assertThat(run.window(Window.DAY, "door", utc("2026-05-04T00:00:00")).open()).isTrue();
    }

    @Test
    void aGapOfAYearMakesNoMoreMinutesThanTwoDaysHave() {
        CountingRun run = new CountingRun(in("UTC", Window.values()));
        run.frames(TEN, TEN + 5 * MINUTE);
        long later = TEN + 365 * 24 * HOUR;
        run.frames(later, later + 5 * MINUTE).ended(later + 5 * MINUTE);

        List<Count> minutes = run.windows(Window.MINUTE, "door", "");
        assertThat(minutes).hasSizeBetween(2 * 24 * 60, 2 * 24 * 60 + 15);
        assertThat(minutes.subList(6, 2 * 24 * 60)).allMatch(c -> c.entered().isEmpty());
        assertThat(run.window(Window.MINUTE, "door", later).observedMicros()).isEqualTo(MINUTE);
        assertThat(run.windows(Window.DAY, "door", "")).hasSize(366);
    }

    @Test
    void beforeTheFirstFrameThereAreNoWindows() {
        CountingRun run = minutes();
        for (long at = TEN; at < TEN + 10 * MINUTE; at += SECOND) {
            run.silent(at);
        }
        run.blind(TEN + 10 * MINUTE).ended(TEN + 11 * MINUTE);
        assertThat(run.counts()).isEmpty();
    }

    @Test
    void anotherConfigurationGoesOnWithTheWindowsThatAreOpen() {
        CountingRun run = minutes().frames(TEN, TEN + MINUTE);
        run.frame(TEN + MINUTE, crossing(TEN + MINUTE, TEN + MINUTE, Direction.IN, 1));
        run.frames(TEN + MINUTE + SECOND, TEN + 5 * MINUTE);
        run.with(in("UTC", Window.MINUTE, Window.HOUR, Window.DAY));
        run.frames(TEN + 5 * MINUTE, TEN + 6 * MINUTE).ended(TEN + 6 * MINUTE);

        assertThat(run.window(Window.HOUR, "door", TEN).entered()).isEqualTo(OptionalLong.of(1));
        assertThat(run.windows(Window.MINUTE, "door", "")).hasSize(6);
        assertThat(run.windows(Window.DAY, "door", "")).hasSize(1);
    }

    @Test
    void speedsAreThoseOfWhoCrossed() {
        CountingRun run = minutes().frame(TEN, List.<SpatialEvent>of());
        for (int i = 1; i <= 20; i++) {
            long at = TEN + i * SECOND;
            run.frame(at, crossing(at, at, Direction.IN, i, "car", OptionalDouble.of(10 + i)));
        }
        run.ended(TEN + 30 * SECOND);

        Count minute = run.windows(Window.MINUTE, "door", "car").get(0);
        assertThat(minute.speedP50().getAsDouble()).isCloseTo(20, within(0.2));
        assertThat(minute.speedP85().getAsDouble()).isCloseTo(27, within(0.27));
    }
}
