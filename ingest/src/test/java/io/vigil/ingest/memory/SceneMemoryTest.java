package io.vigil.ingest.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vigil.ingest.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class SceneMemoryTest {
    private static final int PER_SECOND = 10;

    private final Stage stage = new Stage();
    private final SceneMemory memory = new SceneMemory(new MemoryConfig(true, false));
    private int frame;

    @Test
    void anEmptySceneHasNoRegions() {
        run(50, i -> {});
        assertThat(observe().regions()).isEmpty();
    }

    @Test
    void aMovingPersonIsOneRegionOfItsSize() {
        run(20, i -> {});
        for (int i = 0; i < 40; i++) {
            int left = 40 + 8 * i;
            stage.clear().put(left, 150, 40, 110, 40, 30, 180);
            List<Region> regions = observe().regions();
            assertThat(regions).hasSize(1);
            assertNear(regions.get(0), left, 150, left + 40, 260);
            assertThat(regions.get(0).stillMicros()).isZero();
        }
    }

    @Test
    void aShadowBelongsToNobody() {
        run(20, i -> {});
        for (int i = 0; i < 20; i++) {
            int left = 40 + 8 * i;
            stage.clear().light(left + 40, 220, 90, 40, 0.7).put(left, 150, 40, 110, 40, 30, 180);
            List<Region> regions = observe().regions();
            assertThat(regions).hasSize(1);
            assertNear(regions.get(0), left, 150, left + 40, 260);
        }
    }

    @Test
    void aPersonWhoStoodThereFromTheStartLeavesNoGhost() {
        run(60, i -> stage.put(300, 150, 40, 110, 40, 30, 180));
        run(40, i -> stage.put(300 + 8 * i, 150, 40, 110, 40, 30, 180));
        assertThat(observe().regions()).noneMatch(r -> r.left() < 345 && r.right() > 295);
    }

    @Test
    void aPersonWhoStandsStillStaysForTensOfSeconds() {
        run(20, i -> {});
        run(20, i -> stage.put(100 + 8 * i, 150, 40, 110, 40, 30, 180));
        run(300, i -> stage.put(260, 150, 40, 110, 40, 30, 180));
        List<Region> regions = observe().regions();
        assertThat(regions).hasSize(1);
        assertNear(regions.get(0), 260, 150, 300, 260);
        assertThat(regions.get(0).stillMicros()).isGreaterThan(25_000_000);
    }

    @Test
    void whoLeavesAfterStandingLeavesNothing() {
        run(20, i -> {});
        run(700, i -> stage.put(260, 150, 40, 110, 40, 30, 180));
        run(5, i -> {});
        assertThat(observe().regions()).isEmpty();
    }

    @Test
    void aLightSwitchIsForgottenAtOnce() {
        run(40, i -> {});
        for (double gain : new double[] {0.4, 1, 1.4, 1}) {
            run(10, i -> stage.light(0, 0, Stage.WIDTH, Stage.HEIGHT, gain));
            run(1, i -> stage.light(0, 0, Stage.WIDTH, Stage.HEIGHT, gain));
            assertThat(lastRegions).isEmpty();
        }
    }

    @Test
    void timeCountsAndNotFrames() {
        SceneMemory slow = new SceneMemory(new MemoryConfig(true, false));
        long micros = 0;
        for (int i = 0; i < 40; i++) {
            stage.clear();
            if (i >= 10) {
                stage.put(260, 150, 40, 110, 40, 30, 180);
            }
            try (Mat image = stage.image()) {
                lastRegions = slow.observe(image, micros).regions();
            }
            micros += 1_000_000;
        }
        assertThat(lastRegions).hasSize(1);
        assertThat(lastRegions.get(0).stillMicros()).isBetween(27_000_000L, 30_000_000L);
    }

    @Test
    void theSameImagesGiveTheSameWhateverTheThreads() {
        List<List<Observation>> runs = new ArrayList<>();
        int before = opencv_core.getNumThreads();
        try {
            for (int threads : new int[] {1, 2, 4}) {
                opencv_core.setNumThreads(threads);
                Stage same = new Stage();
                SceneMemory fresh = new SceneMemory(new MemoryConfig(true, true));
                List<Observation> seen = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    same.clear().put(40 + 8 * i, 150, 40, 110, 40, 30, 180);
                    try (Mat image = same.image()) {
                        seen.add(fresh.observe(image, i * 100_000L));
                    }
                }
                runs.add(seen);
            }
        } finally {
            opencv_core.setNumThreads(before);
        }
        assertThat(runs.get(1)).isEqualTo(runs.get(0));
        assertThat(runs.get(2)).isEqualTo(runs.get(0));
    }

    @Test
    void figuresDescribeTheImage() {
        Observation first = observe();
        assertThat(first.statistics().brightness()).isCloseTo(138, within(5.0));
        assertThat(first.statistics().contrast()).isCloseTo(22, within(4.0));
        assertThat(first.statistics().moving()).isZero();
        stage.clear().put(0, 0, 320, 360, 10, 10, 10);
        Observation half = observe();
        assertThat(half.statistics().moving()).isCloseTo(0.5, within(0.02));
        assertThat(half.statistics().sharpness()).isGreaterThan(first.statistics().sharpness());
    }

    @Test
    void anImageThatIsNotBgrIsRefused() {
        try (Mat gray = new Mat(10, 10, opencv_core.CV_8UC1)) {
            assertThatThrownBy(() -> memory.observe(gray, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("10x10");
        }
    }

    private List<Region> lastRegions = List.of();

    private void run(int frames, IntConsumer paint) {
        for (int i = 0; i < frames; i++) {
            stage.clear();
            paint.accept(i);
            lastRegions = observe().regions();
        }
    }

    private Observation observe() {
        try (Mat image = stage.image()) {
            return memory.observe(image, frame++ * (1_000_000L / PER_SECOND));
        }
    }

    private static void assertNear(Region region, int left, int top, int right, int bottom) {
        int[] found = {region.left(), region.top(), region.right(), region.bottom()};
        int[] wanted = {left, top, right, bottom};
        for (int i = 0; i < 4; i++) {
            assertThat(found[i]).as("edge %d of %s", i, region).isCloseTo(wanted[i], within(6));
        }
    }
}
