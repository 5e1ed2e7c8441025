package io.vigil.tracking;

import java.util.Objects;

/**
 * One object seen in one frame.
 *
 * @param box in pixels of the frame
 * @param score the detector's confidence in [0, 1]
 * @param label the class by name, such as {@code person}; never empty
 * @param embedding how it looks; {@link Embedding#NONE} where nobody has measured it
 */
public record Detection(Box box, double score, String label, Embedding embedding) {
    public Detection {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(embedding, "embedding");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "Detection needs a score in [0, 1], but was " + score);
        }
        if (label.isEmpty()) {
            throw new IllegalArgumentException("Detection needs a class label, but it was empty");
        }
    }

    /** One whose looks nobody has measured. */
    public Detection(Box box, double score, String label) {
        this(box, score, label, Embedding.NONE);
    }

    /** The same with its looks measured. */
    public Detection withEmbedding(Embedding measured) {
        return new Detection(box, score, label, measured);
    }
}
