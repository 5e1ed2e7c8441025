package io.vigil.tracking.evaluation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The three metrics' counts, which add up over sequences. */
record Sums(Hota hota, ClearMot clear, Identity identity) {
    private static final Sums NOTHING = new Sums(Hota.NOTHING, ClearMot.NOTHING, Identity.NOTHING);

    static Sums of(ComparedSequence sequence) {
        return new Sums(Hota.of(sequence), ClearMot.of(sequence), Identity.of(sequence));
    }

    /**
     * @throws IllegalArgumentException naming the sequence if an object is in a frame twice
     */
    static Sums of(String name, List<MotRow> truth, List<MotRow> results, Options options) {
        try {
            return of(ComparedSequence.of(truth, results, options));
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    "Sequence %s: %s".formatted(name, invalid.getMessage()), invalid);
        }
    }

    /**
     * @param sequences by name
     * @param withoutResults names of those that were left out
     */
    static EvaluationResult result(SortedMap<String, Sums> sequences, List<String> withoutResults) {
        SortedMap<String, Scores> scores = new TreeMap<>();
        Sums combined = NOTHING;
        for (Map.Entry<String, Sums> sequence : sequences.entrySet()) {
            scores.put(sequence.getKey(), sequence.getValue().scores());
            combined = combined.plus(sequence.getValue());
        }
        return new EvaluationResult(scores, combined.scores(), withoutResults);
    }

    Sums plus(Sums other) {
        return new Sums(
                hota.plus(other.hota), clear.plus(other.clear), identity.plus(other.identity));
    }

    Scores scores() {
        return Scores.of(hota, clear, identity);
    }
}
