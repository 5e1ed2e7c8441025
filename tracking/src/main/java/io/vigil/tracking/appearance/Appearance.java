package io.vigil.tracking.appearance;

import io.vigil.tracking.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a track looks: the exponential mean of its embeddings, and a few views that differ from each
 * other, such as front and back. DeepSORT (Wojke et al., arXiv:1703.07402) keeps a hundred
 * embeddings; here four to one byte a number, so that the state of a hundred tracks stays small.
 *
 * @param mean {@link Embedding#NONE} where nobody has measured any
 * @param views of the mean's dimension; at most {@link #MOST_VIEWS}
 */
public record Appearance(Embedding mean, List<View> views) {
    public static final int MOST_VIEWS = 4;

    /** Of a track whose looks nobody has measured. */
    public static final Appearance NONE = new Appearance(Embedding.NONE, List.of());

    /** Embeddings of one object from frame to frame are more alike than this. */
    private static final double ANOTHER_VIEW = 0.9;

    public Appearance {
        Objects.requireNonNull(mean, "mean");
        views = List.copyOf(views);
        if (views.size() > MOST_VIEWS) {
            throw new IllegalArgumentException(
                    "Appearance keeps at most %d views, but was given %d"
                            .formatted(MOST_VIEWS, views.size()));
        }
    }

    public boolean isPresent() {
        return mean.isPresent();
    }

    /** Whether both have been measured, by models of one dimension. */
    public boolean comparable(Embedding embedding) {
        return mean.comparable(embedding);
    }

    /**
     * After it was seen once more. An embedding of another dimension, which is another model's,
     * begins anew; {@link Embedding#NONE} changes nothing.
     *
     * @param kept share of the mean so far, in [0, 1]
     */
    public Appearance with(Embedding seen, double kept) {
        if (!seen.isPresent()) {
            return this;
        }
        if (!mean.comparable(seen)) {
            return new Appearance(seen, List.of(View.of(seen)));
        }
        return new Appearance(mean.blended(seen, kept), viewsWith(seen));
    }

    /** A view unlike all others is added, or takes the place of the one most like it. */
    private List<View> viewsWith(Embedding seen) {
        int nearest = 0;
        double most = -1;
        for (int i = 0; i < views.size(); i++) {
            double cosine = views.get(i).cosine(seen);
            if (cosine > most) {
                most = cosine;
                nearest = i;
            }
        }
        if (most > ANOTHER_VIEW) {
            return views;
        }
        List<View> changed = new ArrayList<>(views);
        if (changed.size() < MOST_VIEWS) {
            changed.add(View.of(seen));
        } else {
            changed.set(nearest, View.of(seen));
        }
        return changed;
    }

    /**
     * How much an embedding is like the mean: the cosine, in [-1, 1].
     *
     * @throws IllegalArgumentException if they are not {@link #comparable}
     */
    public double cosine(Embedding embedding) {
        return mean.cosine(embedding);
    }

    /**
     * How much an embedding is like the nearest of mean and views, in [-1, 1].
     *
     * @throws IllegalArgumentException if they are not {@link #comparable}
     */
    public double nearest(Embedding embedding) {
        double most = mean.cosine(embedding);
        for (View view : views) {
            most = Math.max(most, view.cosine(embedding));
        }
        return most;
    }
}
