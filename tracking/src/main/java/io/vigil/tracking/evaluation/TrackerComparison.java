package io.vigil.tracking.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Measures trackers on the same data sets. Sequences are worked through in parallel, and what is
 * said does not depend on how many at a time.
 */
public final class TrackerComparison {
    private final List<DataSet> sets;

    /**
     * @param sets those without sequences are left out
     */
    public TrackerComparison(List<DataSet> sets) {
        this.sets = sets.stream().filter(set -> !set.sequences().isEmpty()).toList();
    }

    /** The names of the data sets, in their order. */
    public List<String> sets() {
        return sets.stream().map(DataSet::name).toList();
    }

    /**
     * @throws IllegalArgumentException naming the sequence whose rows make no sense, such as a
     *     score outside [0, 1]
     */
    public ComparisonRow row(TrackerVariant variant) {
        return row(
                variant.name(),
                (set, sequence) ->
                        sequence.track(variant.atFrameRate().apply(sequence.frameRate())));
    }

    /** What no tracker can surpass on these detections; see {@link PerfectAssociation}. */
    public ComparisonRow ceiling() {
        return row(
                "ceiling",
                (set, sequence) ->
                        PerfectAssociation.of(
                                sequence.truth(), sequence.detections(), set.options()));
    }

    private interface Answer {
        List<MotRow> of(DataSet set, Sequence sequence);
    }

    private record Place(DataSet set, Sequence sequence) {
        Outcome outcome(Answer answer) {
            try {
                List<MotRow> results = answer.of(set, sequence);
                return new Outcome(
                        Sums.of(sequence.name(), sequence.truth(), results, set.options()), null);
            } catch (IllegalArgumentException invalid) {
                return new Outcome(null, invalid);
            }
        }
    }

    /** Of a sequence: one of the two is null. */
    private record Outcome(Sums sums, IllegalArgumentException invalid) {
        Sums orElseThrow() {
            if (invalid != null) {
                throw invalid;
            }
            return sums;
        }
    }

    private ComparisonRow row(String name, Answer answer) {
        List<Place> places =
                sets.stream()
                        .flatMap(set -> set.sequences().stream().map(each -> new Place(set, each)))
                        .toList();
        // In the order of the places, whoever is ready first; what is wrong with them, too.
        List<Outcome> outcomes =
                places.parallelStream().map(place -> place.outcome(answer)).toList();
        List<Sums> sums = outcomes.stream().map(Outcome::orElseThrow).toList();
        Map<String, SortedMap<String, Sums>> bySet = new LinkedHashMap<>();
        IntStream.range(0, places.size())
                .forEach(
                        i ->
                                bySet.computeIfAbsent(
                                                places.get(i).set.name(), s -> new TreeMap<>())
                                        .put(places.get(i).sequence.name(), sums.get(i)));
        Map<String, EvaluationResult> results = new LinkedHashMap<>();
        bySet.forEach((set, sequences) -> results.put(set, Sums.result(sequences, List.of())));
        return new ComparisonRow(name, results);
    }
}
