package io.vigil.operators.perceive.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttentionTest {
    @Test
    void inFullIsEverythingAnew() {
        assertThat(Attention.FULL.everyFrame()).isTrue();
        assertThat(Attention.FULL.wholeFrame()).isTrue();
        assertThat(Attention.FULL)
                .isEqualTo(new Attention(0, Duration.ZERO, 0.002, List.of(), 0.1, 0, 0.2));
    }

    @Test
    void eachCameraHasItsOwnOrThatOfTheOthers() {
        Attention slow = Attention.FULL.withRate(2);
        AttentionConfig config = new AttentionConfig(Attention.FULL, Map.of("door", slow));

        assertThat(config.of("door")).isEqualTo(slow);
        assertThat(config.of("road")).isEqualTo(Attention.FULL);
        assertThat(config.everyFrame()).isFalse();
        assertThat(config.wholeFrames()).isTrue();
    }

    @Test
    void whatCannotBeIsSaid() {
        Attention full = Attention.FULL;
        assertThatThrownBy(() -> full.withRate(-1))
                .hasMessage(
                        "Attention needs a rate of 0 (every frame) to 1000.0 looks a second, but had -1.0");
        assertThatThrownBy(() -> full.withRefresh(Duration.ofHours(1)))
                .hasMessage("Attention needs a refresh of 0 s (no gating) to 60 s, but had PT1H");
        assertThatThrownBy(() -> full.withStill(Double.NaN))
                .hasMessage("Attention needs still and margin in [0, 1], but had NaN and 0.1");
        assertThatThrownBy(() -> full.withTile(10))
                .hasMessage(
                        "Attention needs tiles of 0 (none) or of 64 to 16384 pixels, but had 10");
        assertThatThrownBy(() -> new Attention(0, Duration.ZERO, 0, List.of(), 0, 64, 0.75))
                .hasMessage("Attention needs an overlap in [0, 0.5], but had 0.75");
        assertThatThrownBy(() -> new Area(List.of(0., 0., 1., 1.)))
                .hasMessage(
                        "Area needs at least three corners, x and y by turns, each in [0, 1] of the image, but had [0.0, 0.0, 1.0, 1.0]");
    }
}
