package io.vigil.anomaly.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Evidence;
import io.vigil.tracking.counting.CountingInput.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IncidentsTest {
    /** Where and when an alert is open; times are seconds. */
    record Spot(String place, double x, double y, int at) {}

    @Property
    void theFirstThatIsNearOrAtTheSamePlaceIsFoundAsIfAllWereLookedAt(
            @ForAll("spots") List<Spot> spots, @ForAll("spot") Spot asked) {
        Moment now = moment(100);
        Incidents incidents = new Incidents(now);
        List<Episode> open = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            Episode episode = open(i + 1, spots.get(i));
            open.add(episode);
            incidents.add(episode);
        }
        Episode episode = episode(1000, asked);
        incidents.add(episode);
        String first =
                open.stream()
                        .filter(
                                other ->
                                        (!asked.place().isEmpty()
                                                        && other.place().equals(asked.place()))
                                                || now.distance(
                                                                other.x(), other.y(), asked.x(),
                                                                asked.y())
                                                        <= 0.25 * now.height())
                        .min(
                                Comparator.comparingLong(
                                                (Episode e) ->
                                                        e.alert().orElseThrow().detectedAtMicros())
                                        .thenComparing(Episode::track))
                        .map(e -> e.alert().orElseThrow().context().incident())
                        .orElse("");
        assertThat(incidents.of(episode)).isEqualTo(first);
    }

    private static Episode open(long track, Spot spot) {
        RuleConfig rule = Draft.set(1, Draft.of(RuleKind.RUNNING)).rules().get(0);
        return new Writing(moment(spot.at()), 1).opened(rule, episode(track, spot), "", "");
    }

    private static Episode episode(long track, Spot spot) {
        return new Episode(
                track,
                "",
                spot.place(),
                "person",
                Episode.Stage.PENDING,
                0,
                0,
                0,
                0,
                2,
                0,
                spot.x(),
                spot.y(),
                spot.x(),
                spot.y(),
                1,
                Double.NaN,
                new Evidence(0, 1, 1),
                Optional.empty());
    }

    private static Moment moment(int seconds) {
        RulesInput input =
                new RulesInput(
                        "gate-3",
                        0,
                        1,
                        1_000_000L * seconds,
                        Sight.FRAME,
                        1280,
                        720,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new TreeSet<>(),
                        List.of(),
                        Untracked.NOTHING);
        return new Moment(input, Seen.NOTHING.next(input));
    }

    @Provide
    Arbitrary<List<Spot>> spots() {
        return spot().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<Spot> spot() {
        // Eighths of the image's height apart, so that some are just as far away as counts.
        return Combinators.combine(
                        Arbitraries.of("", "", "hall", "till"),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 9))
                .as((place, x, y, at) -> new Spot(place, x * 90 / 1280.0, y / 8.0, at));
    }
}
