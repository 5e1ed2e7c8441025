package io.vigil.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmbeddingTest {
    @Test
    void isAUnitVectorWhateverTheNorm() {
        assertThat(Embedding.of(3, 4).values()).containsExactly(.6f, .8f);
        assertThat(Embedding.of(3e-9f, 4e-9f).cosine(Embedding.of(3e9f, 4e9f)))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void withoutADirectionThereIsNone() {
        assertThat(Embedding.of(0, 0, 0)).isSameAs(Embedding.NONE);
        assertThat(Embedding.of(1, Float.NaN)).isSameAs(Embedding.NONE);
        assertThat(Embedding.of(Float.POSITIVE_INFINITY, 1)).isSameAs(Embedding.NONE);
        assertThat(Embedding.NONE.comparable(Embedding.NONE)).isFalse();
    }

    @Test
    void otherLengthsCannotBeCompared() {
        assertThatThrownBy(() -> Embedding.of(1, 0).cosine(Embedding.of(1, 0, 0)))
                .hasMessageContaining("have 2 and 3");
    }
}
