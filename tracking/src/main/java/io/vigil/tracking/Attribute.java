package io.vigil.tracking;

/**
 * What a classifier says of one object, such as {@code colour: red}.
 *
 * @param name what is asked; never empty
 * @param value the answer; never empty
 * @param score how sure it is, in [0, 1]
 */
public record Attribute(String name, String value, double score) {
    public Attribute {
        if (name.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "Attribute needs a name and a value, but was [name='%s', value='%s']"
                            .formatted(name, value));
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "Attribute %s needs a score in [0, 1], but was %s".formatted(name, score));
        }
    }
}
