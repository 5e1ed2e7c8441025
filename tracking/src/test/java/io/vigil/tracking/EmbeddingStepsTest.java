package io.vigil.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EmbeddingStepsTest {
    @Property
    void roundingTurnsAnEmbeddingByLittle(
            @ForAll @Size(min = 1, max = 512) @FloatRange(min = -9, max = 9) float[] raw) {
        Embedding embedding = Embedding.of(raw);
        Embedding rounded = EmbeddingSteps.rounded(embedding);

        assertThat(rounded.dimension()).isEqualTo(embedding.dimension());
        if (embedding.isPresent()) {
            assertThat(rounded.cosine(embedding)).isGreaterThan(0.996);
            assertThat(rounded.cosine(rounded)).isCloseTo(1, within(1e-6));
        }
    }

    /** The worst there is: one value takes all steps, so that the others are lost just so. */
    @Test
    void roundingTurnsEvenTheMostUnevenByLittle() {
        float[] raw = new float[512];
        Arrays.fill(raw, 0.49f / 127);
        raw[0] = 1;
        Embedding embedding = Embedding.of(raw);

        assertThat(EmbeddingSteps.rounded(embedding).cosine(embedding)).isBetween(0.996, 0.9965);
    }

    @Property
    void likenessChangesByLessThanHalfAHundredth(
            @ForAll long seed, @ForAll @IntRange(min = 128, max = 512) int dimension) {
        Random random = new Random(seed);
        float[] one = gaussian(random, dimension);
        float[] other = gaussian(random, dimension);
        float share = random.nextFloat();
        for (int i = 0; i < dimension; i++) {
            other[i] = share * one[i] + (1 - share) * other[i];
        }
        Embedding a = Embedding.of(one);
        Embedding b = Embedding.of(other);

        assertThat(EmbeddingSteps.rounded(a).cosine(EmbeddingSteps.rounded(b)))
                .isCloseTo(a.cosine(b), within(0.005));
    }

    private static float[] gaussian(Random random, int dimension) {
        float[] values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Property
    void whatWasRoundedIsItsStepsAndBackWithoutLoss(
            @ForAll @Size(min = 1, max = 300) @FloatRange(min = -9, max = 9) float[] raw) {
        Embedding rounded = EmbeddingSteps.rounded(Embedding.of(raw));

        assertThat(EmbeddingSteps.rounded(rounded)).isEqualTo(rounded);
        assertThat(EmbeddingSteps.of(rounded).map(EmbeddingSteps::embedding))
                .isEqualTo(rounded.isPresent() ? Optional.of(rounded) : none());
    }

    private static Optional<Embedding> none() {
        return Optional.empty();
    }

    @Test
    void lowOrderBitsOfAModelsAnswerEnd() {
        float[] raw = {0.3f, -0.2f, 0.9f, 0.1f};
        float[] elsewhere = {Math.nextUp(0.3f), -0.2f, Math.nextDown(0.9f), 0.1f};

        assertThat(EmbeddingSteps.rounded(Embedding.of(elsewhere)))
                .isEqualTo(EmbeddingSteps.rounded(Embedding.of(raw)));
        assertThat(EmbeddingSteps.of(Embedding.of(raw))).isEmpty();
    }

    @Test
    void noneStaysNone() {
        assertThat(EmbeddingSteps.rounded(Embedding.NONE)).isSameAs(Embedding.NONE);
        assertThat(EmbeddingSteps.of(Embedding.NONE)).isEmpty();
        assertThat(EmbeddingSteps.embedding(new byte[5])).isSameAs(Embedding.NONE);
    }
}
