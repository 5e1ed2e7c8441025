package io.vigil.tracking.counting;

import java.util.Comparator;
import java.util.Objects;

/**
 * What one row of counts is about.
 *
 * @param label the class; empty for all of them together
 */
public record PlaceClass(Count.Kind kind, String place, String label)
        implements Comparable<PlaceClass> {
    private static final Comparator<PlaceClass> ORDER =
            Comparator.comparing(PlaceClass::kind)
                    .thenComparing(PlaceClass::place)
                    .thenComparing(PlaceClass::label);

    public PlaceClass {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(label, "label");
    }

    @Override
    public int compareTo(PlaceClass other) {
        return ORDER.compare(this, other);
    }
}
