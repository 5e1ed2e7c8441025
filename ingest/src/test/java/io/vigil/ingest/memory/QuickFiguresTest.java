package io.vigil.ingest.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.ImageStatistics;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class QuickFiguresTest {
    private final SceneMemory withRegions = new SceneMemory(new MemoryConfig(true, false));
    private final SceneMemory without = new SceneMemory(new MemoryConfig(false, false));
    private final Stage stage = new Stage();

    @Test
    void figuresAreTheSameWithAndWithoutRegions() {
        for (int i = 0; i < 20; i++) {
            stage.clear().put(40 + 8 * i, 150, 40, 110, 40, 30, 180);
            Mat image = stage.image();
            ImageStatistics slow = withRegions.observe(image, i * 100_000L).statistics();
            Observation quick = without.observe(image, i * 100_000L);
            assertThat(quick.regions()).isEmpty();
            assertThat(quick.statistics().brightness()).isCloseTo(slow.brightness(), within(1.0));
            assertThat(quick.statistics().contrast()).isCloseTo(slow.contrast(), within(1.0));
            assertThat(quick.statistics().sharpness()).isEqualTo(slow.sharpness());
            assertThat(quick.statistics().moving()).isCloseTo(slow.moving(), within(0.01));
            assertThat(quick.statistics().moving()).isBetween(i == 0 ? 0 : 0.001, 0.2);
        }
    }

    @Test
    void anImageOfAnotherSizeHasNotMoved() {
        without.observe(stage.image(), 0);
        try (Mat other = new Mat(90, 160, opencv_core.CV_8UC3)) {
            assertThat(without.observe(other, 100_000).statistics().moving()).isZero();
        }
    }

    @Test
    void anImageThatIsNotColourIsRefused() {
        try (Mat gray = new Mat(90, 160, opencv_core.CV_8UC1)) {
            assertThatThrownBy(() -> without.observe(gray, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("3 channels of 8 bits");
        }
    }
}
