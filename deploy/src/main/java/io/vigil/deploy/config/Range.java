package io.vigil.deploy.config;

/**
 * The values that a setting may take.
 *
 * @param least the smallest allowed value
 * @param most the greatest allowed value
 */
public record Range(double least, double most) {
    public boolean contains(double value) {
        return value >= least && value <= most;
    }

    /**
     * @throws IllegalArgumentException naming the subject, if the value is outside
     */
    public void check(String subject, double value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(
                    "%s needs to be from %s, but was %s".formatted(subject, this, number(value)));
        }
    }

    @Override
    public String toString() {
        return number(least) + " to " + number(most);
    }

    /** A number without a fraction it does not have. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
