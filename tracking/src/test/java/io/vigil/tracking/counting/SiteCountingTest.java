package io.vigil.tracking.counting;

import static io.vigil.tracking.counting.CountingRun.HOUR;
import static io.vigil.tracking.counting.CountingRun.MINUTE;
import static io.vigil.tracking.counting.CountingRun.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.counting.CountingInput.Sight;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialEvent;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A shop with two entrances, one of them seen by two cameras. */
class SiteCountingTest {
    private static final long TEN = CountingRun.utc("2026-05-04T10:00:00");

    private final List<CountingInput> inputs = new ArrayList<>();
    private final List<Count> counts = new ArrayList<>();
    private final Map<String, Count> last = new HashMap<>();
    private SiteState state = SiteState.EMPTY;

    private static SiteCounting shop(CountingConfig site) {
        SortedMap<String, Counting> cameras = new TreeMap<>();
        cameras.put("front-left", camera(Map.of("door", "main")));
        cameras.put("front-right", camera(Map.of("door", "main")));
        cameras.put("back", camera(Map.of()));
        return new SiteCounting(site, cameras);
    }

    private static Counting camera(Map<String, String> entrances) {
        CountingConfig all = CountingRun.in("UTC", Window.values());
        return new Counting(
                new CountingConfig(
                        all.timeZone(),
                        all.windows(),
                        all.openingHours(),
                        Optional.empty(),
                        "shop-7",
                        new TreeMap<>(entrances),
                        all.staff(),
                        0),
                CountingRun.PLACES);
    }

    private void frames(String camera, long from, long until) {
        for (long at = from; at <= until; at += SECOND) {
            add(camera, at, Sight.FRAME, List.of());
        }
    }

    private void crosses(String camera, long at, Direction direction, long track) {
        add(
                camera,
                at,
                Sight.FRAME,
                List.of(
                        CountingRun.crossing(
                                at, at, direction, track, "person", OptionalDouble.empty())));
    }

    private void add(String camera, long at, Sight sight, List<SpatialEvent> events) {
        inputs.add(new CountingInput(camera, at, sight, 0, events, List.of()));
    }

    private void run(SiteCounting site) {
        inputs.sort(
                Comparator.comparingLong(CountingInput::clockMicros)
                        .thenComparing(CountingInput::camera)
                        .thenComparing(CountingInput::sight));
        for (CountingInput input : inputs) {
            SiteStep step = site.step(state, input);
            state = step.state();
            for (Count count : step.counts()) {
                Count before = last.put(count.key(), count);
                assertThat(count.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
                assertThat(before == null || !before.finished()).isTrue();
                counts.add(count);
            }
        }
    }

    private void end(long at) {
        for (String camera : List.of("front-left", "front-right", "back")) {
            add(camera, at, Sight.ENDED, List.of());
        }
    }

    private Count window(Window window, Count.Kind kind, String place, long from) {
        return last.values().stream()
                .filter(c -> c.window() == window && c.kind() == kind && c.label().isEmpty())
                .filter(c -> c.place().equals(place) && c.fromMicros() == from)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void entrancesAddUpTheirLinesAndTheSiteItsEntrances() {
        for (String camera : List.of("front-left", "front-right", "back")) {
            frames(camera, TEN, TEN + 5 * MINUTE);
        }
        crosses("front-left", TEN + 10 * SECOND, Direction.IN, 1);
        crosses("front-right", TEN + 20 * SECOND, Direction.IN, 1);
        crosses("back", TEN + 30 * SECOND, Direction.IN, 1);
        crosses("back", TEN + 90 * SECOND, Direction.OUT, 2);
        end(TEN + 5 * MINUTE);
        run(shop(CountingRun.in("UTC", Window.MINUTE, Window.HOUR)));

        assertThat(window(Window.MINUTE, Count.Kind.ENTRANCE, "main", TEN))
                .returns(OptionalLong.of(2), Count::entered)
                .returns("", Count::camera)
                .returns("shop-7", Count::site)
                .returns(MINUTE, Count::observedMicros);
        assertThat(window(Window.MINUTE, Count.Kind.ENTRANCE, "door", TEN).entered())
                .isEqualTo(OptionalLong.of(1));
        Count hour = window(Window.HOUR, Count.Kind.SITE, "", TEN);
        assertThat(hour.entered()).isEqualTo(OptionalLong.of(3));
        assertThat(hour.left()).isEqualTo(OptionalLong.of(1));
        assertThat(hour.occupancyMax()).isEqualTo(OptionalLong.of(3));
        assertThat(hour.occupancyMean().getAsDouble()).isCloseTo((3 + 4 * 2) / 5.0, within(1e-9));
        assertThat(hour.finished()).isTrue();
        assertThat(hour.drift()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void theSiteSawNoMoreThanTheCameraThatSawLeast() {
        frames("front-left", TEN, TEN + 5 * MINUTE);
        frames("front-right", TEN, TEN + 150 * SECOND);
        frames("back", TEN, TEN + 5 * MINUTE);
        end(TEN + 5 * MINUTE);
        run(shop(CountingRun.in("UTC", Window.MINUTE, Window.HOUR)));

        Count minute = window(Window.MINUTE, Count.Kind.SITE, "", TEN + 2 * MINUTE);
        assertThat(minute.observedMicros()).isEqualTo(30 * SECOND);
        assertThat(minute.complete()).isFalse();
        assertThat(window(Window.MINUTE, Count.Kind.SITE, "", TEN + 3 * MINUTE).entered())
                .isEmpty();
        assertThat(window(Window.MINUTE, Count.Kind.ENTRANCE, "main", TEN + 3 * MINUTE).entered())
                .isEmpty();
        assertThat(window(Window.MINUTE, Count.Kind.ENTRANCE, "door", TEN + 3 * MINUTE).entered())
                .isEqualTo(OptionalLong.of(0));
    }

    @Test
    void whoLeavesAnEmptyShopIsDriftAndSoIsWhoIsLeftAtNight() {
        for (String camera : List.of("front-left", "front-right", "back")) {
            frames(camera, TEN, TEN + 6 * MINUTE);
        }
        crosses("back", TEN + 5 * SECOND, Direction.OUT, 1);
        for (int track = 2; track <= 5; track++) {
            crosses("back", TEN + MINUTE + track * SECOND, Direction.IN, track);
        }
        crosses("back", TEN + 2 * MINUTE + SECOND, Direction.OUT, 6);
        end(TEN + 6 * MINUTE);
        run(shop(CountingRun.reset(CountingRun.in("UTC", Window.MINUTE), LocalTime.of(10, 4))));

        assertThat(window(Window.MINUTE, Count.Kind.SITE, "", TEN).occupancyMax())
                .isEqualTo(OptionalLong.of(0));
        assertThat(window(Window.MINUTE, Count.Kind.SITE, "", TEN + 2 * MINUTE))
                .returns(OptionalLong.of(3), Count::occupancyMax)
                .returns(OptionalLong.of(1), Count::drift);
        assertThat(window(Window.MINUTE, Count.Kind.SITE, "", TEN + 4 * MINUTE))
                .returns(OptionalLong.of(0), Count::occupancyMax)
                .returns(OptionalLong.of(0), Count::drift);
        assertThat(state.yesterday()).isEqualTo(new SiteState.Drift(1, 3, 4));
        assertThat(state.yesterday().share()).isEqualTo(1);
    }

    @Property(tries = 15)
    void whatTheSiteCountsIsWhatItsCamerasCountAndItNeverFallsBelowNobody(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 1) int lost) {
        inputs.clear();
        counts.clear();
        last.clear();
        state = SiteState.EMPTY;
        Random random = new Random(seed);
        long entered = 0;
        for (String camera : List.of("front-left", "front-right", "back")) {
            long track = 0;
            for (long at = TEN; at < TEN + HOUR / 2; at += SECOND) {
                if (lost == 1 && camera.equals("back") && at % (10 * MINUTE) < 3 * MINUTE) {
                    continue;
                }
                List<SpatialEvent> events = new ArrayList<>();
                if (random.nextInt(10) == 0) {
                    boolean in = random.nextBoolean();
                    entered += in ? 1 : 0;
                    events.add(
                            CountingRun.crossing(
                                    at, at, in ? Direction.IN : Direction.OUT, ++track));
                }
                add(camera, at, Sight.FRAME, events);
            }
        }
        end(TEN + HOUR / 2);
        run(shop(CountingRun.in("UTC", Window.MINUTE, Window.HOUR)));

        Count hour = window(Window.HOUR, Count.Kind.SITE, "", TEN);
        assertThat(hour.entered().getAsLong()).isEqualTo(entered);
        assertThat(counts)
                .allMatch(c -> c.occupancyMax().orElse(0) >= 0 && c.drift().orElse(0) >= 0);
        assertThat(
                        last.values().stream()
                                .filter(c -> c.window() == Window.HOUR && c.label().isEmpty())
                                .filter(c -> c.kind() == Count.Kind.ENTRANCE)
                                .mapToLong(c -> c.entered().getAsLong())
                                .sum())
                .isEqualTo(entered);
    }
}
