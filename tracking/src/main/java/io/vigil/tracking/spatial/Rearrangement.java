package io.vigil.tracking.spatial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries what is remembered over to another configuration: of places that are the same, everything
 * stays. Whoever was in a zone that is gone, or is another one now, has left it where last seen, so
 * that what entered and left it still adds up.
 */
final class Rearrangement {
    private final Layout from;
    private final Layout to;
    private final int[] numbers;
    private final Set<String> kept = new HashSet<>();

    Rearrangement(Layout from, Layout to) {
        this.from = from;
        this.to = to;
        numbers = from.numbersIn(to);
        for (int place = 0; place < numbers.length; place++) {
            if (numbers[place] >= 0) {
                kept.add(from.id(place));
            }
        }
    }

    Trail apply(Trail trail, Telling telling) {
        telling.about(trail, List.of(), Optional.empty());
        return new Trail(
                trail.id(),
                trail.label(),
                trail.first(),
                trail.last(),
                trail.endedMicros(),
                trail.diagonal(),
                trail.motion(),
                sides(trail.sides()),
                changes(trail.changes()),
                visits(trail, telling),
                trail.told().stream().filter(event -> kept.contains(event.place())).toList());
    }

    private Sides sides(Sides before) {
        byte[] codes = new byte[to.lines().size()];
        for (int line = 0; line < before.codes().length; line++) {
            if (numbers[line] >= 0) {
                codes[numbers[line]] = before.codes()[line];
            }
        }
        return new Sides(codes);
    }

    private List<Change> changes(List<Change> before) {
        Change[] after = new Change[to.size()];
        for (Change change : before) {
            int number = numbers[change.place()];
            if (number >= 0) {
                after[number] = change.at(number);
            }
        }
        return Progress.present(after);
    }

    private List<Visit> visits(Trail trail, Telling telling) {
        Visit[] after = new Visit[to.size()];
        for (Visit visit : trail.visits()) {
            int number = numbers[visit.place()];
            if (number >= 0) {
                after[number] = new Visit(number, visit.sinceMicros());
            } else {
                telling.left(from.id(visit.place()), trail.last(), visit.sinceMicros());
            }
        }
        return new ArrayList<>(Progress.present(after));
    }
}
