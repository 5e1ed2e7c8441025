package io.vigil.tracking;

import java.util.List;
import java.util.Objects;

/**
 * One object seen in one frame.
 *
 * @param box in pixels of the frame
 * @param score the detector's confidence in [0, 1]
 * @param label the class by name, such as {@code person}; never empty
 * @param embedding how it looks; {@link Embedding#NONE} where nobody has measured it
 * @param attributes what classifiers say of it, one for each thing asked; empty where none did
 * @param keypoints its skeleton, in the order of the model; empty where nobody has looked for it
 */
public record Detection(
        Box box,
        double score,
        String label,
        Embedding embedding,
        List<Attribute> attributes,
        List<Keypoint> keypoints) {
    public Detection {
        attributes = List.copyOf(attributes);
        keypoints = List.copyOf(keypoints);
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

    /** One of which nothing more is known. */
    public Detection(Box box, double score, String label) {
        this(box, score, label, Embedding.NONE);
    }

    /** One of which at most its looks are known. */
    public Detection(Box box, double score, String label, Embedding embedding) {
        this(box, score, label, embedding, List.of(), List.of());
    }

    /** The same with another confidence. */
    public Detection withScore(double other) {
        return new Detection(box, other, label, embedding, attributes, keypoints);
    }

    /** The same with its looks measured. */
    public Detection withEmbedding(Embedding measured) {
        return new Detection(box, score, label, measured, attributes, keypoints);
    }

    /** The same with what classifiers say of it. */
    public Detection withAttributes(List<Attribute> said) {
        return new Detection(box, score, label, embedding, said, keypoints);
    }

    /** The same with its skeleton. */
    public Detection withKeypoints(List<Keypoint> found) {
        return new Detection(box, score, label, embedding, attributes, found);
    }
}
