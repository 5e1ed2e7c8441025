package io.vigil.tracking.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimelineTest {
    /** By the words of the definition, one after the other. */
    private static List<Occurrence> slowly(List<Occurrence> heard, List<Occurrence> takenBack) {
        List<Occurrence> all = new ArrayList<>();
        for (Occurrence one : heard) {
            int place = all.size();
            while (place > 0 && all.get(place - 1).atMicros() > one.atMicros()) {
                place--;
            }
            all.add(place, one);
        }
        takenBack.forEach(one -> all.removeIf(each -> each.isSameAs(one)));
        return all;
    }

    @Property
    void itIsInOrderWhateverIsHeardAndTakenBack(
            @ForAll("some") List<Occurrence> first,
            @ForAll("some") List<Occurrence> heard,
            @ForAll("some") List<Occurrence> takenBack) {
        List<Occurrence> before = slowly(first, List.of());
        Timeline timeline = new Timeline(before);
        heard.forEach(timeline::add);
        List<Occurrence> all = new ArrayList<>(first);
        all.addAll(heard);
        assertThat(timeline.inOrder()).isEqualTo(slowly(all, List.of()));
        for (Occurrence one : takenBack) {
            boolean there = timeline.inOrder().stream().anyMatch(one::isSameAs);
            assertThat(timeline.remove(one)).isEqualTo(there);
        }
        assertThat(timeline.inOrder()).isEqualTo(slowly(all, takenBack));
        assertThat(timeline.size()).isEqualTo(timeline.inOrder().size());
    }

    @Provide
    Arbitrary<List<Occurrence>> some() {
        return Combinators.combine(
                        Arbitraries.of(Occurrence.Kind.ENTERED, Occurrence.Kind.LEFT),
                        Arbitraries.of("hall", "till"),
                        Arbitraries.longs().between(1, 3),
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.longs().between(0, 1000))
                .as(
                        (kind, place, track, at, dwell) ->
                                new Occurrence(
                                        kind, place, track, "person", at, dwell, 1, false, false,
                                        1))
                .list()
                .ofMaxSize(12);
    }
}
