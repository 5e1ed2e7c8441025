package io.vigil.tracking.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How good one tracker is on several data sets.
 *
 * @param name of the tracker
 * @param sets by the data set's name, in their order
 */
public record ComparisonRow(String name, Map<String, EvaluationResult> sets) {
    public ComparisonRow {
        sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
    }

    /** One figure of a data set, all its sequences combined. */
    public double on(String set, ToDoubleFunction<Scores> figure) {
        return figure.applyAsDouble(sets.get(set).combined());
    }

    /** The mean over the data sets, each counting alike; 0 if there are none. */
    public double mean(ToDoubleFunction<Scores> figure) {
        return sets.keySet().stream().mapToDouble(set -> on(set, figure)).average().orElse(0);
    }
}
