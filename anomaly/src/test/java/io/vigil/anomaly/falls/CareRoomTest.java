package io.vigil.anomaly.falls;

import static io.vigil.anomaly.falls.Posture.LYING;
import static io.vigil.anomaly.falls.Posture.ON_THE_FLOOR;
import static io.vigil.anomaly.falls.Posture.SITTING;
import static io.vigil.anomaly.falls.Posture.SQUATTING;
import static io.vigil.anomaly.falls.Posture.STANDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.falls.FallMoment.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A care room with a bed on the left and a sofa on the right: what is told in it, and when. */
class CareRoomTest {
    private static final double FALL = 12;

    record Told(Kind kind, double seconds) {}

    private static List<Told> told(long seed, Part... parts) {
        Play play = new Play(List.of(parts), 0, seed);
        FallMachine machine = new FallMachine(FallSettings.DEFAULTS, new Floor(DailyLife.RESTS));
        double until = 0;
        for (Part part : parts) {
            until = Math.max(until, part.until());
        }
        List<Told> told = new ArrayList<>();
        FallState state = FallState.EMPTY;
        for (int i = 0; i / 10.0 < until; i++) {
            FallStep step = machine.step(state, play.frame(i / 10.0));
            state = step.state();
            for (FallMoment moment : step.moments()) {
                told.add(new Told(moment.kind(), moment.atMicros() / 1e6));
            }
        }
        return told;
    }

    private static List<Kind> kinds(List<Told> told) {
        return told.stream().map(Told::kind).toList();
    }

    private static Part walker(double x, double y) {
        return Part.of(0.5)
                .at(1, 1.1, 0.85, STANDING)
                .at(7, x, y, STANDING)
                .at(FALL, x, y, STANDING);
    }

    private static void fallIsTold(List<Told> told) {
        assertThat(kinds(told)).containsExactly(Kind.PROBABLE, Kind.CONFIRMED, Kind.LONG_LIE);
        assertThat(told.get(0).seconds()).isBetween(FALL, FALL + 3);
        assertThat(told.get(1).seconds()).isBetween(FALL + 20, FALL + 30);
        assertThat(told.get(2).seconds()).isBetween(FALL + 59, FALL + 65);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aFallBesideTheBedIsToldAtOnceThenConfirmedThenALongLie(long seed) {
        fallIsTold(
                told(
                        seed,
                        walker(0.4, 0.85)
                                .at(FALL + 0.7, 0.42, 0.87, LYING)
                                .at(FALL + 80, 0.42, 0.87, LYING)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoFallsBehindFurnitureIsNotForgotten(long seed) {
        // Seen until the head is at half of its height, and then no more.
        List<Told> told =
                told(
                        seed,
                        walker(0.5, 0.8)
                                .hidden(FALL + 0.45, 0.5, 0.8, STANDING.towards(LYING, 0.65))
                                .hidden(FALL + 80, 0.5, 0.8, LYING));
        assertThat(kinds(told)).containsExactly(Kind.PROBABLE, Kind.CONFIRMED, Kind.LONG_LIE);
        assertThat(told.get(0).seconds()).isBetween(FALL, FALL + 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofTwoPeopleTheOneWhoFallsIsTold(long seed) {
        fallIsTold(
                told(
                        seed,
                        Part.of(0.52).at(1, 0.62, 0.8, STANDING).at(FALL + 80, 0.64, 0.8, STANDING),
                        walker(0.4, 0.85)
                                .at(FALL + 0.7, 0.42, 0.87, LYING)
                                .at(FALL + 80, 0.42, 0.87, LYING)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoTiesShoesHasNotFallen(long seed) {
        assertThat(
                        told(
                                seed,
                                walker(0.5, 0.85)
                                        .at(FALL + 1, 0.5, 0.85, SQUATTING)
                                        .at(FALL + 15, 0.5, 0.85, SQUATTING)
                                        .at(FALL + 16, 0.5, 0.85, STANDING)
                                        .at(FALL + 25, 1.2, 0.85, STANDING)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoLiesDownInBedHasNotFallen(long seed) {
        assertThat(
                        told(
                                seed,
                                walker(0.16, 0.72)
                                        .at(FALL + 1, 0.16, 0.71, SITTING)
                                        .at(FALL + 4, 0.16, 0.7, SITTING)
                                        .at(FALL + 5.5, 0.16, 0.69, LYING)
                                        .at(FALL + 120, 0.16, 0.69, LYING)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoSitsOnTheFloorForTwoMinutesAndMovesHasNotFallen(long seed) {
        Part one = walker(0.5, 0.85).at(FALL + 2, 0.5, 0.85, ON_THE_FLOOR);
        for (int i = 1; i <= 24; i++) {
            one.at(FALL + 2 + 5 * i, 0.5 + 0.02 * (i % 3), 0.85, ON_THE_FLOOR);
        }
        assertThat(told(seed, one.at(FALL + 125, 0.5, 0.85, STANDING))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoFallsWhileNothingIsSeenOfThemIsTold(long seed) {
        List<Told> told =
                told(
                        seed,
                        Part.of(0.5)
                                .at(1, 1.1, 0.85, STANDING)
                                .at(7, 0.4, 0.85, STANDING)
                                .hidden(FALL, 0.4, 0.85, STANDING)
                                .at(FALL + 2, 0.42, 0.87, LYING)
                                .at(FALL + 80, 0.42, 0.87, LYING));
        assertThat(kinds(told)).containsExactly(Kind.PROBABLE, Kind.CONFIRMED, Kind.LONG_LIE);
        assertThat(told.get(0).seconds()).isBetween(FALL + 2, FALL + 9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoGetsUpAgainIsNotConfirmed(long seed) {
        List<Told> told =
                told(
                        seed,
                        walker(0.4, 0.85)
                                .at(FALL + 0.7, 0.42, 0.87, LYING)
                                .at(FALL + 10, 0.42, 0.87, LYING)
                                .at(FALL + 13, 0.42, 0.86, STANDING)
                                .at(FALL + 30, 1.2, 0.86, STANDING));
        assertThat(kinds(told)).containsExactly(Kind.PROBABLE, Kind.RECOVERED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoIsOnTheFloorThoughNobodySawAFallIsTold(long seed) {
        Posture plain = new Posture(0.28, 0.92, 0.8, 0.6, 0.3);
        List<Told> told =
                told(seed, Part.of(0.5).at(1, 0.5, 0.85, plain).at(100, 0.5, 0.85, plain));
        assertThat(kinds(told)).containsExactly(Kind.ON_FLOOR);
        assertThat(told.get(0).seconds()).isBetween(60.0, 66.0);
    }
}
