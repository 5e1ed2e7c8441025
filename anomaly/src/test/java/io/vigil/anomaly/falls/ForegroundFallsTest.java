package io.vigil.anomaly.falls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Foreground;
import io.vigil.anomaly.falls.FallMoment.Kind;
import io.vigil.tracking.Box;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rooms of which only patches of foreground tell, by whatever name: a film of rectangles. */
class ForegroundFallsTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    /** Stands where the film begins to be of interest, feet at that row. */
    private static final Box STANDING = new Box(150, 60, 180, 160);

    private static final Box LYING = new Box(130, 135, 215, 162);

    /**
     * What is in a frame; a patch that is whole is named a person as the built-in detector does.
     */
    private static final class Film {
        private final FallMachine machine =
                new FallMachine(FallSettings.DEFAULTS, new Floor(List.of()));
        private final List<FallMoment> moments = new ArrayList<>();
        private FallState state = FallState.EMPTY;
        private double seconds;

        private record Patch(Box box, double still, boolean person) {}

        static Patch person(Box box) {
            return new Patch(box, 0, true);
        }

        static Patch thing(Box box, double still) {
            return new Patch(box, still, false);
        }

        Film shows(Patch... patches) {
            List<Detection> detections = new ArrayList<>();
            List<Foreground> foreground = new ArrayList<>();
            for (Patch patch : patches) {
                long still = Math.round(patch.still() * 1e6);
                foreground.add(
                        new Foreground(patch.box(), 0.45, still, patch.person() ? 0.9 : 0.1));
                if (patch.person()) {
                    detections.add(new Detection(patch.box(), 0.9, "person"));
                }
            }
            FallStep step =
                    machine.step(
                            state,
                            new FallFrame(
                                    Math.round(seconds * 1e6),
                                    WIDTH,
                                    HEIGHT,
                                    detections,
                                    foreground));
            state = step.state();
            moments.addAll(step.moments());
            seconds += 0.2;
            return this;
        }

        /** Comes in from the right and stands. */
        Film walksIn() {
            for (int i = 0; i < 60; i++) {
                double away = Math.max(0, 100 - 4 * i);
                shows(person(moved(STANDING, away, 0)));
            }
            return this;
        }

        /** Goes over from one shape to another. */
        Film becomes(Box from, Box to, int frames) {
            for (int i = 1; i <= frames; i++) {
                shows(person(between(from, to, i / (double) frames)));
            }
            return this;
        }

        /** Is that patch, which nobody names, from which nothing moves. */
        Film lies(Box box, double forSeconds) {
            for (int i = 0; i < 5 * forSeconds; i++) {
                shows(thing(box, 0.2 * i));
            }
            return this;
        }

        List<Kind> told() {
            return moments.stream().map(FallMoment::kind).toList();
        }
    }

    private static Box moved(Box box, double across, double down) {
        return new Box(
                box.left() + across, box.top() + down, box.right() + across, box.bottom() + down);
    }

    private static Box between(Box one, Box other, double share) {
        return new Box(
                one.left() + share * (other.left() - one.left()),
                one.top() + share * (other.top() - one.top()),
                one.right() + share * (other.right() - one.right()),
                one.bottom() + share * (other.bottom() - one.bottom()));
    }

    @Test
    void whoFallsIsToldWhileTheyLie() {
        Film film = new Film().walksIn().becomes(STANDING, LYING, 5);
        double fell = film.seconds;
        film.lies(LYING, 70);
        assertThat(film.told()).containsExactly(Kind.PROBABLE, Kind.CONFIRMED, Kind.LONG_LIE);
        assertThat(film.moments.get(0).atMicros() / 1e6).isLessThan(fell + 10);
    }

    @Test
    void whoLiesInPiecesIsOnePerson() {
        Film film = new Film().walksIn().becomes(STANDING, LYING, 5);
        for (int i = 0; i < 150; i++) {
            film.shows(
                    Film.thing(new Box(130, 136, 165, 162), 0.2 * i),
                    Film.thing(new Box(175, 140, 215, 160), 0.2 * i));
        }
        assertThat(film.told()).containsExactly(Kind.PROBABLE, Kind.CONFIRMED);
    }

    @Test
    void whoGetsUpAgainHasRecovered() {
        Film film = new Film().walksIn().becomes(STANDING, LYING, 5).lies(LYING, 15);
        film.becomes(LYING, STANDING, 15);
        for (int i = 0; i < 20; i++) {
            film.shows(Film.person(STANDING));
        }
        assertThat(film.told()).containsExactly(Kind.PROBABLE, Kind.RECOVERED);
    }

    @Test
    void whoSquatsHasNotFallen() {
        Box squatting = new Box(147, 108, 185, 160);
        Film film = new Film().walksIn().becomes(STANDING, squatting, 6);
        for (int i = 0; i < 100; i++) {
            film.shows(Film.person(moved(squatting, i % 15 == 0 ? 3 : 0, 0)));
        }
        film.becomes(squatting, STANDING, 6);
        assertThat(film.told()).isEmpty();
    }

    @Test
    void aThingThatWasThereWhileSomebodyStoodIsNotThatPerson() {
        Box chair = new Box(190, 118, 225, 160);
        Film film = new Film();
        for (int i = 0; i < 60; i++) {
            Box person = moved(STANDING, Math.max(0, 100 - 4 * i), 0);
            film.shows(Film.person(person), Film.thing(chair, 0.2 * i));
        }
        // Somebody is gone from one frame to the next; the chair stays.
        for (int i = 60; i < 300; i++) {
            film.shows(Film.thing(chair, 0.2 * i));
        }
        assertThat(film.told()).isEmpty();
    }

    @Test
    void whoWalksOutOfTheImageHasNotFallen() {
        Film film = new Film().walksIn();
        for (int i = 0; i < 40; i++) {
            Box box = moved(STANDING, 0, 5 * i);
            if (box.top() < HEIGHT - 3) {
                film.shows(
                        Film.person(
                                new Box(
                                        box.left(),
                                        box.top(),
                                        box.right(),
                                        Math.min(HEIGHT, box.bottom()))));
            }
        }
        for (int i = 0; i < 50; i++) {
            film.shows();
        }
        assertThat(film.told()).isEmpty();
    }

    @Test
    void smallOnesAreNoPeople() {
        Film film = new Film();
        for (int round = 0; round < 3; round++) {
            film.walksIn();
        }
        for (int i = 0; i < 10; i++) {
            film.shows();
        }
        // Half as tall as people there.
        Box child = new Box(240, 110, 258, 160);
        for (int i = 0; i < 40; i++) {
            film.shows(Film.person(moved(child, -i, 0)));
        }
        Box down = new Box(190, 147, 235, 161);
        film.becomes(moved(child, -40, 0), down, 4).lies(down, 30);
        assertThat(film.told()).isEmpty();
    }
}
