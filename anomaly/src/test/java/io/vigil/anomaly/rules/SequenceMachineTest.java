package io.vigil.anomaly.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vigil.anomaly.rules.SequenceStep.Match;
import io.vigil.anomaly.rules.Stage.Happening;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** "Enters A, not B within 90 s, then C within 60 s", of one camera and of several. */
class SequenceMachineTest {
    private static final Stage A =
            new Stage(Happening.ENTERS, "", "a", false, Duration.ZERO, false);

    private SequenceState state = SequenceState.EMPTY;
    private final List<Match> matches = new ArrayList<>();

    private static Stage stage(
            String camera, String place, boolean absent, int within, boolean same) {
        return new Stage(Happening.ENTERS, camera, place, absent, Duration.ofSeconds(within), same);
    }

    private static SpatialEvent enters(
            String camera, double at, long track, String place, boolean retracted) {
        return new SpatialEvent(
                camera,
                0,
                Math.round(at),
                Play.micros(at),
                SpatialEvent.Kind.ZONE_ENTERED,
                place,
                Optional.<Direction>empty(),
                track,
                "person",
                Play.micros(at),
                Optional.empty(),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                retracted,
                1);
    }

    private void step(SequenceMachine machine, String camera, double at, long track, String place) {
        SequenceStep step = machine.step(state, enters(camera, at, track, place, false));
        state = step.state();
        matches.addAll(step.completed());
    }

    private void advance(SequenceMachine machine, double at) {
        SequenceStep step = machine.advance(state, Play.micros(at));
        state = step.state();
        matches.addAll(step.completed());
    }

    private static SequenceMachine skipsB() {
        return new SequenceMachine(
                "one", List.of(A, stage("", "b", true, 90, true), stage("", "c", false, 60, true)));
    }

    @Test
    void whoSkipsAStageAndGoesOnIsFound() {
        SequenceMachine machine = skipsB();
        step(machine, "one", 0, 7, "a");
        step(machine, "one", 10, 8, "a");
        step(machine, "one", 50, 8, "b");
        advance(machine, 100);
        step(machine, "one", 120, 8, "c");
        step(machine, "one", 121, 7, "c");

        assertThat(matches).hasSize(1);
        assertThat(matches.get(0).track()).isEqualTo(7);
        assertThat(matches.get(0).place()).isEqualTo("c");
        assertThat(Play.seconds(matches.get(0).startedMicros())).isZero();
        assertThat(Play.seconds(matches.get(0).completedMicros())).isEqualTo(121);
        assertThat(state.running()).isEmpty();
    }

    @Test
    void whatComesTooEarlyOrTooLateIsNotIt() {
        SequenceMachine machine = skipsB();
        step(machine, "one", 0, 7, "a");
        step(machine, "one", 60, 7, "c");
        step(machine, "one", 151, 7, "c");
        advance(machine, 200);
        assertThat(matches).isEmpty();
        assertThat(state.running()).isEmpty();
    }

    @Test
    void camerasTakePartInOneSequence() {
        SequenceMachine machine =
                new SequenceMachine(
                        "one",
                        List.of(
                                A,
                                stage("two", "b", true, 30, false),
                                stage("three", "c", false, 60, false)));
        step(machine, "two", 0, 1, "a");
        step(machine, "one", 1, 1, "a");
        step(machine, "three", 20, 5, "c");
        step(machine, "three", 40, 5, "c");
        // Somebody shows a badge for this one.
        step(machine, "one", 100, 2, "a");
        step(machine, "two", 110, 3, "b");
        step(machine, "three", 140, 5, "c");

        assertThat(matches).hasSize(1);
        assertThat(matches.get(0).camera()).isEqualTo("three");
        assertThat(Play.seconds(matches.get(0).startedMicros())).isEqualTo(1);
    }

    @Test
    void anAbsenceThatEndsASequenceIsFoundByTheClock() {
        SequenceMachine machine =
                new SequenceMachine("one", List.of(A, stage("", "b", true, 10, true)));
        step(machine, "one", 0, 1, "a");
        advance(machine, 11);
        assertThat(matches).isEmpty();
        advance(machine, 12);
        assertThat(matches).hasSize(1);
        assertThat(Play.seconds(matches.get(0).completedMicros())).isEqualTo(10);
    }

    @Test
    void whereNobodyLookedNobodyIsSaidToBeMissing() {
        SequenceMachine machine =
                new SequenceMachine("one", List.of(A, stage("two", "b", true, 10, false)));
        step(machine, "one", 0, 1, "a");
        state = machine.unseen(state, "one");
        assertThat(state.running()).hasSize(1);
        state = machine.unseen(state, "two");
        assertThat(state.running()).isEmpty();
    }

    @Test
    void whatDidNotHappenAfterAllBeginsNothing() {
        SequenceMachine machine = skipsB();
        step(machine, "one", 0, 7, "a");
        state = machine.step(state, enters("one", 0, 7, "a", true)).state();
        assertThat(state.running()).isEmpty();
    }

    @Test
    void aTrackThatIsAnOlderOneGoesOnAsThat() {
        SequenceMachine machine = skipsB();
        step(machine, "one", 0, 7, "a");
        state = machine.renamed(state, "one", 7, 3);
        step(machine, "one", 100, 3, "c");
        assertThat(matches).extracting(Match::track).containsExactly(3L);
    }

    @Test
    void whatWaitsIsBounded() {
        SequenceMachine machine = skipsB();
        for (int i = 0; i < 2 * SequenceMachine.MOST; i++) {
            step(machine, "one", i / 100.0, i + 1, "a");
        }
        assertThat(state.running()).hasSize(SequenceMachine.MOST);
        assertThat(state.running().get(0).track()).isEqualTo(SequenceMachine.MOST + 1);
    }

    @Test
    void aSequenceBeginsWithWhatHappens() {
        assertThatThrownBy(
                        () -> new SequenceMachine("one", List.of(stage("", "a", true, 5, false))))
                .hasMessageContaining("Sequence needs a first stage that happens");
    }

    /**
     * Against one that keeps all that ever happened: of one subject each, without other cameras.
     */
    @Property(tries = 200)
    void itFindsWhatALookAtTheWholeHistoryFinds(
            @ForAll @LongRange(min = 1, max = 1 << 30) long seed) {
        // Tries share the instance.
        state = SequenceState.EMPTY;
        matches.clear();
        Random random = new Random(seed);
        SequenceMachine machine =
                new SequenceMachine(
                        "one",
                        List.of(A, stage("", "b", true, 5, true), stage("", "c", false, 6, true)));
        List<SpatialEvent> history = new ArrayList<>();
        for (int at = 1; at < 60; at++) {
            String place = List.of("a", "b", "c").get(random.nextInt(3));
            history.add(enters("one", at, 1 + random.nextInt(3), place, false));
        }
        for (SpatialEvent event : history) {
            step(
                    machine,
                    "one",
                    Play.seconds(event.occurredAtMicros()),
                    event.track(),
                    event.place());
            advance(machine, Play.seconds(event.occurredAtMicros()));
        }
        for (Match match : matches) {
            List<SpatialEvent> own =
                    history.stream()
                            .filter(event -> event.track() == match.track())
                            .filter(e -> e.occurredAtMicros() >= match.startedMicros())
                            .filter(e -> e.occurredAtMicros() <= match.completedMicros())
                            .toList();
            assertThat(own.get(0).place()).isEqualTo("a");
            assertThat(own.get(own.size() - 1).place()).isEqualTo("c");
            double took = (match.completedMicros() - match.startedMicros()) / 1e6;
            assertThat(took).isGreaterThan(5).isLessThanOrEqualTo(11);
            assertThat(own)
                    .filteredOn(e -> e.occurredAtMicros() - match.startedMicros() <= 5_000_000)
                    .noneMatch(event -> event.place().equals("b"));
        }
        for (long track = 1; track <= 3; track++) {
            if (complete(history, track)) {
                assertThat(matches).extracting(Match::track).contains(track);
            }
        }
    }

    /**
     * Whether there is an A without a B in the next 5 s, and a C in the 6 s after those; not one
     * that follows another A within the 5 s, which begins nothing of its own.
     */
    private static boolean complete(List<SpatialEvent> history, long track) {
        List<SpatialEvent> own = history.stream().filter(e -> e.track() == track).toList();
        return own.stream()
                .filter(a -> a.place().equals("a"))
                .anyMatch(
                        a ->
                                noneOf("a", own, o -> after(o, a, 0, 5))
                                        && noneOf("b", own, b -> after(a, b, 0, 5))
                                        && !noneOf("c", own, c -> after(a, c, 5, 11)));
    }

    private static boolean noneOf(
            String place, List<SpatialEvent> events, Predicate<SpatialEvent> when) {
        return events.stream().noneMatch(e -> e.place().equals(place) && when.test(e));
    }

    private static boolean after(SpatialEvent a, SpatialEvent b, int more, int atMost) {
        long since = b.occurredAtMicros() - a.occurredAtMicros();
        return since > 1_000_000L * more && since <= 1_000_000L * atMost;
    }
}
