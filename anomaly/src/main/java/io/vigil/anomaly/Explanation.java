package io.vigil.anomaly;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why an alert was raised.
 *
 * @param text one sentence for whoever runs the place
 * @param figures what was measured and what it was held against, by name; finite
 */
public record Explanation(String text, SortedMap<String, Double> figures) {
    public Explanation {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "Explanation needs a text, but was '%s'".formatted(text));
        }
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        figures.forEach(
                (name, value) -> {
                    if (!Double.isFinite(value)) {
                        throw new IllegalArgumentException(
                                "Explanation figure %s needs to be finite, but was %s"
                                        .formatted(name, value));
                    }
                });
    }
}
