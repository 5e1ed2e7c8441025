package io.vigil.tracking.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.vigil.tracking.Embedding;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AppearanceTest {
    @Property
    void theMeanStaysAUnitVectorAndTheViewsFew(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int dimension) {
        Random random = new Random(seed);
        Appearance appearance = Appearance.NONE;
        for (int i = 0; i < 12; i++) {
            appearance = appearance.with(random(random, dimension), .9);
            assertThat(length(appearance.mean())).isCloseTo(1, within(1e-5));
            assertThat(appearance.views()).hasSizeBetween(1, Appearance.MOST_VIEWS);
        }
    }

    @Property
    void aViewIsAsLikeAsItsEmbedding(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int dimension) {
        Random random = new Random(seed);
        Embedding embedding = random(random, dimension);
        Embedding other = random(random, dimension);
        View view = View.of(embedding);
        assertThat(view.cosine(other)).isCloseTo(embedding.cosine(other), within(.01));
        assertThat(View.of(view.values(), view.scale())).isEqualTo(view);
    }

    @Test
    void frontAndBackAreBothRemembered() {
        Embedding front = Embedding.of(1, 0, 0);
        Embedding back = Embedding.of(0, 1, 0);
        Appearance appearance = Appearance.NONE;
        for (int i = 0; i < 50; i++) {
            appearance = appearance.with(i < 25 ? front : back, .9);
        }
        assertThat(appearance.views()).hasSize(2);
        assertThat(appearance.cosine(front)).isLessThan(.2);
        assertThat(appearance.nearest(front)).isCloseTo(1, within(.01));
        assertThat(appearance.nearest(Embedding.of(0, 0, 1))).isLessThan(.2);
    }

    @Test
    void anotherModelBeginsAnewAndNothingChangesNothing() {
        Appearance appearance = Appearance.NONE.with(Embedding.of(1, 0), .9);
        assertThat(appearance.with(Embedding.NONE, .9)).isSameAs(appearance);
        Appearance other = appearance.with(Embedding.of(0, 1, 0), .9);
        assertThat(other.mean()).isEqualTo(Embedding.of(0, 1, 0));
        assertThat(other.views()).hasSize(1);
        assertThat(other.comparable(Embedding.of(1, 0))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.nearest(Embedding.of(1, 0)))
                .withMessage("Embeddings need one length to be compared, but have 3 and 2");
    }

    @Test
    void oppositesHaveNoMeanSoTheLastStays() {
        Appearance appearance = Appearance.NONE.with(Embedding.of(1, 0), .5);
        assertThat(appearance.with(Embedding.of(-1, 0), .5).mean()).isEqualTo(Embedding.of(-1, 0));
    }

    private static double length(Embedding embedding) {
        double square = 0;
        for (float value : embedding.values()) {
            square += (double) value * value;
        }
        return Math.sqrt(square);
    }

    private static Embedding random(Random random, int dimension) {
        float[] raw = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            raw[i] = (float) random.nextGaussian();
        }
        return Embedding.of(raw);
    }
}
