package io.vigil.tracking;

/**
 * What the looks at a track so far say of one thing that classifiers are asked, such as {@code
 * colour: red}.
 *
 * @param name what is asked; never empty
 * @param value the answer with the most evidence, the first by name among equals; never empty
 * @param share of all the evidence, each look's weighted by its score, that is for it; in [0, 1]
 * @param looks how often it was asked, at least 1
 */
public record Trait(String name, String value, double share, long looks) {
    public Trait {
        if (name.isEmpty() || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "Trait needs a name and a value, but was [name='%s', value='%s']"
                            .formatted(name, value));
        }
        if (!(share >= 0 && share <= 1) || looks < 1) {
            throw new IllegalArgumentException(
                    "Trait %s needs a share in [0, 1] and at least 1 look, but had %s and %d"
                            .formatted(name, share, looks));
        }
    }
}
