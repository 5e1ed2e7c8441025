package io.vigil.anomaly.kinematics;

/** What most of what is normal lies between, in the unit of what it is about. */
public record Usual(double low, double high) {
    public Usual {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "Usual needs low <= high, but had %s and %s".formatted(low, high));
        }
    }
}
