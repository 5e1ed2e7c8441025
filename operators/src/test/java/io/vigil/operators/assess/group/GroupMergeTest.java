package io.vigil.operators.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.assess.group.Moment.Kind;
import io.vigil.tracking.counting.CountingInput.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupMergeTest {
    private static final Set<String> CAMERAS = Set.of("a", "b", "c");
    private static final int PLENTY = 100_000;

    /** Steps of time in each log: they may stand still, and logs differ in length. */
    @Property(tries = 300)
    void everyInterleavingOfTheSameLogsGivesTheSame(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 4) Integer> a,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 4) Integer> b,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 4) Integer> c,
            @ForAll long oneSeed,
            @ForAll long otherSeed) {
        SortedMap<String, List<Moment>> logs = new TreeMap<>();
        logs.put("a", log("a", a));
        logs.put("b", log("b", b));
        logs.put("c", log("c", c));
        GroupMerge.Step one = merged(logs, new Random(oneSeed));
        GroupMerge.Step other = merged(logs, new Random(otherSeed));
        assertThat(one.released()).isEqualTo(other.released());
        assertThat(one.state()).isEqualTo(other.state());
        // All of it, by time and then by camera, and each log in its own order.
        assertThat(one.state().held()).isZero();
        assertThat(one.state().late()).isZero();
        List<Moment> expected = new ArrayList<>();
        logs.values().forEach(expected::addAll);
        expected.sort(
                Comparator.comparingLong(Moment::clockMicros)
                        .thenComparing(Moment::camera)
                        .thenComparingLong(Moment::sequence));
        assertThat(one.released()).isEqualTo(expected);
    }

    @Property(tries = 200)
    void whatIsReleasedEarlyIsNeverGoneBackBehind(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 4) Integer> a,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 4) Integer> b,
            @ForAll long seed,
            @ForAll @IntRange(max = 80) int cut) {
        SortedMap<String, List<Moment>> logs = new TreeMap<>();
        logs.put("a", log("a", a));
        logs.put("b", log("b", b));
        logs.put("c", log("c", List.of(1)));
        List<Moment> order = interleaved(logs, new Random(seed));
        List<Moment> part = run(order.subList(0, Math.min(cut, order.size()))).released();
        List<Moment> whole = run(order).released();
        assertThat(whole.subList(0, part.size())).isEqualTo(part);
    }

    @Test
    void aMemberThatIsStuckHoldsTheGroupAndOneThatIsDownDoesNot() {
        List<Moment> moments = new ArrayList<>();
        moments.add(moment("c", 0, 0, 5, Kind.ENDED));
        moments.add(moment("b", 0, 0, 10, Kind.TICK));
        for (int i = 0; i < 50; i++) {
            moments.add(moment("a", 0, i, 10 + i, Kind.TICK));
        }
        GroupMerge.Step stuck = run(moments);
        assertThat(stuck.released()).extracting(Moment::clockMicros).containsExactly(5L);
        moments.add(moment("b", 0, 0, 40, Kind.DOWN));
        assertThat(run(moments).released())
                .extracting(Moment::clockMicros)
                .hasSize(32)
                .endsWith(39L);
    }

    @Test
    void noMoreIsHeldThanThereIsRoomForAndItIsSaid() {
        GroupMerge merge = new GroupMerge(new TreeSet<>(CAMERAS), 10);
        MergeState state = MergeState.EMPTY;
        List<Moment> released = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            for (String camera : List.of("a", "b")) {
                GroupMerge.Step step = merge.step(state, moment(camera, 0, i, i, Kind.TICK));
                state = step.state();
                released.addAll(step.released());
                assertThat(state.held()).isLessThanOrEqualTo(12);
            }
        }
        assertThat(released).hasSizeGreaterThan(150);
        assertThat(released).extracting(Moment::clockMicros).isSorted();
        assertThat(state.forced()).isPositive();
        GroupMerge.Step back = merge.step(state, moment("c", 0, 0, 3, Kind.TICK));
        assertThat(back.state().late()).isEqualTo(1);
        assertThat(back.released()).isEmpty();
    }

    @Test
    void othersAreNoneOfItsBusiness() {
        GroupMerge merge = new GroupMerge(new TreeSet<>(CAMERAS), 10);
        Moment stranger = moment("z", 0, 0, 3, Kind.TICK);
        assertThat(merge.step(MergeState.EMPTY, stranger).state()).isEqualTo(MergeState.EMPTY);
    }

    private static Moment moment(
            String camera, long epoch, long sequence, long clockMicros, Kind kind) {
        return new Moment(
                camera,
                epoch,
                sequence,
                clockMicros,
                kind,
                Sight.SILENT,
                false,
                0,
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private static List<Moment> log(String camera, List<Integer> steps) {
        List<Moment> log = new ArrayList<>();
        long clock = 0;
        for (int step : steps) {
            clock += step;
            log.add(moment(camera, 0, log.size(), clock, step == 0 ? Kind.DOWN : Kind.TICK));
        }
        log.add(moment(camera, 0, log.size(), clock, Kind.ENDED));
        return log;
    }

    private static GroupMerge.Step merged(SortedMap<String, List<Moment>> logs, Random random) {
        return run(interleaved(logs, random));
    }

    private static GroupMerge.Step run(List<Moment> moments) {
        GroupMerge merge = new GroupMerge(new TreeSet<>(CAMERAS), PLENTY);
        MergeState state = MergeState.EMPTY;
        List<Moment> released = new ArrayList<>();
        for (Moment moment : moments) {
            GroupMerge.Step step = merge.step(state, moment);
            state = step.state();
            released.addAll(step.released());
        }
        return new GroupMerge.Step(state, released);
    }

    private static List<Moment> interleaved(SortedMap<String, List<Moment>> logs, Random random) {
        List<Moment> order = new ArrayList<>();
        SortedMap<String, Integer> next = new TreeMap<>();
        logs.keySet().forEach(camera -> next.put(camera, 0));
        while (!next.isEmpty()) {
            List<String> open = List.copyOf(next.keySet());
            String camera = open.get(random.nextInt(open.size()));
            int place = next.get(camera);
            order.add(logs.get(camera).get(place));
            if (place + 1 == logs.get(camera).size()) {
                next.remove(camera);
            } else {
                next.put(camera, place + 1);
            }
        }
        return order;
    }
}
