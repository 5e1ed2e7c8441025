package io.vigil.operators.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.SceneGrid;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SameViewTest {
    private static SceneGrid scene(long seed, double noise, double light) {
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom grain = new SplittableRandom(99);
        byte[] luma = new byte[SceneGrid.CELLS];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = (byte) (light * (30 + random.nextInt(100)) + noise * grain.nextGaussian());
        }
        return SceneGrid.of(luma);
    }

    @Test
    void noiseIsNoOtherScene() {
        assertThat(SameView.differs(scene(1, 0, 1), scene(1, 4, 1))).isFalse();
        assertThat(SameView.differs(scene(1, 0, 1), scene(2, 4, 1))).isTrue();
    }

    @Test
    void whatCannotBeComparedDoesNotDiffer() {
        assertThat(SameView.differs(scene(1, 0, 1), SceneGrid.NONE)).isFalse();
        assertThat(SameView.differs(scene(1, 0, 1), scene(2, 0, 0.2))).isFalse();
        assertThat(SameView.differs(SceneGrid.of(new byte[SceneGrid.CELLS]), scene(2, 0, 0.1)))
                .isFalse();
    }
}
