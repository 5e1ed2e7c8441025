package io.vigil.tracking.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores by sequence, and of all together: counts are added up before they are divided.
 *
 * @param sequences by name
 * @param withoutResults sequences that have truth but no results, by name; they are left out
 */
public record EvaluationResult(
        SortedMap<String, Scores> sequences, Scores combined, List<String> withoutResults) {
    public EvaluationResult {
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
        withoutResults = List.copyOf(withoutResults);
    }
}
