package io.vigil.ingest.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.Region;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

/** People who hide one another, on ground where who stands a pixel lower is half a pixel taller. */
class GroupsTest {
    private final Stage stage = new Stage();
    private final SceneMemory memory = new SceneMemory(new MemoryConfig(true, false));
    private int frame;

    @Test
    void beforeSizesAreKnownAGroupIsOneUnsureRegion() {
        empty();
        List<Region> regions = List.of();
        for (int i = 0; i < 5; i++) {
            stage.clear();
            person(200 + 6 * i, 250);
            person(200 + 6 * i + 30, 255);
            regions = observe();
        }
        assertThat(regions).hasSize(1);
        assertThat(regions.get(0).certainty()).isEqualTo(0.5);
    }

    @Test
    void onceSizesAreKnownTwoSideBySideAreTwo() {
        learn();
        for (int i = 0; i < 20; i++) {
            stage.clear();
            int left = 100 + 8 * i;
            person(left, 250);
            person(left + 34, 256);
            List<Region> regions = observe();
            assertThat(regions).as("frame %d", i).hasSize(2);
            assertFound(regions, left, 250);
            assertFound(regions, left + 34, 256);
        }
    }

    @Test
    void oneBehindTheOtherAreTwo() {
        learn();
        stage.clear();
        person(300, 220);
        person(322, 280);
        List<Region> regions = observe();
        assertThat(regions).hasSize(2);
        assertFound(regions, 300, 220);
        assertFound(regions, 322, 280);
    }

    @Test
    void aPersonAloneIsSurelyOneAndAVehicleIsNotCut() {
        learn();
        stage.clear();
        person(100, 250);
        stage.put(300, 180, 220, 90, 30, 30, 200);
        List<Region> regions = observe();
        assertThat(regions).hasSize(2);
        assertThat(regions).anyMatch(r -> r.left() < 110 && r.certainty() > 0.8);
        assertThat(regions).anyMatch(r -> r.width() > 200 && r.certainty() == 0.5);
    }

    @Test
    void carsThatPassOneAnotherStayTwo() {
        empty();
        for (int i = 0; i < 36; i++) {
            int near = 20 + 14 * i;
            int far = 540 - 14 * i;
            stage.clear().put(far, 170, 90, 40, 30, 150, 30).put(near, 195, 96, 44, 40, 30, 200);
            List<Region> regions = observe();
            if (i > 6) {
                assertThat(regions).as("frame %d", i).hasSize(2);
                assertThat(regions).anyMatch(r -> iou(r, near, 195, near + 96, 239) > 0.7);
                assertThat(regions).anyMatch(r -> iou(r, far, 170, far + 90, 210) > 0.6);
            }
        }
    }

    @Test
    void whoFallsStaysOneObject() {
        learn();
        stage.clear().put(300, 230, 90, 34, 40, 30, 60);
        List<Region> regions = observe();
        assertThat(regions).hasSize(1);
        assertThat(regions.get(0).certainty()).isGreaterThan(0.55);
    }

    private void empty() {
        for (int i = 0; i < 20; i++) {
            stage.clear();
            observe();
        }
    }

    /** Three people cross the scene far from one another. */
    private void learn() {
        empty();
        for (int i = 0; i < 40; i++) {
            stage.clear();
            person(10 + 12 * i, 170);
            person(560 - 12 * i, 250);
            person(10 + 12 * i, 350);
            observe();
        }
        empty();
    }

    private static int height(int foot) {
        return foot / 2 - 30;
    }

    private void person(int left, int foot) {
        stage.person(left, foot - height(foot), height(foot));
    }

    private List<Region> observe() {
        try (Mat image = stage.image()) {
            return memory.observe(image, frame++ * 100_000L).regions();
        }
    }

    private static void assertFound(List<Region> regions, int left, int foot) {
        int right = left + Stage.width(height(foot));
        int top = foot - height(foot);
        assertThat(regions)
                .as("a region near [%d, %d, %d, %d]", left, top, right, foot)
                .anyMatch(r -> iou(r, left, top, right, foot) > 0.6);
    }

    private static double iou(Region r, int left, int top, int right, int bottom) {
        double across = Math.max(0, Math.min(r.right(), right) - Math.max(r.left(), left));
        double down = Math.max(0, Math.min(r.bottom(), bottom) - Math.max(r.top(), top));
        double both = across * down;
        double area = (right - left) * (double) (bottom - top);
        return both / (area + r.width() * (double) r.height() - both);
    }
}
