package io.vigil.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KEYS =
            List.of("frames-per-second", "jpeg-quality", "retries", "real-time", "masks");

    @Test
    void slipsOfThePenAreUnderstood() {
        assertThat(Nearest.to("jpegQuality", KEYS)).contains("jpeg-quality");
        assertThat(Nearest.to("retires", KEYS)).contains("retries");
        assertThat(Nearest.to("mask", KEYS)).contains("masks");
        assertThat(Nearest.to("frames", KEYS)).contains("frames-per-second");
    }

    @Test
    void anotherWordIsNotGuessedAt() {
        assertThat(Nearest.to("password", KEYS)).isEmpty();
        assertThat(Nearest.to("", KEYS)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }

    @Property(tries = 200)
    void distanceIsSymmetricAndZeroOnlyForEqualWords(
            @ForAll @AlphaChars @StringLength(max = 8) String a,
            @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
        assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Nearest.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    }

    @Test
    void neighboursThatSwappedCostOne() {
        assertThat(Nearest.distance("retires", "retries")).isEqualTo(1);
    }
}
