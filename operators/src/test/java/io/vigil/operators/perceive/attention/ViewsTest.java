package io.vigil.operators.perceive.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.operators.perceive.onnx.Crop;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ViewsTest {
    @Property
    void tilesCoverTheImageAndOverlapAsAskedFor(
            @ForAll @IntRange(min = 1, max = 4000) int width,
            @ForAll @IntRange(min = 1, max = 3000) int height,
            @ForAll @IntRange(min = 64, max = 1280) int tile,
            @ForAll @DoubleRange(max = 0.5) double overlap) {
        Attention tiled = new Attention(0, java.time.Duration.ZERO, 0, List.of(), 0, tile, overlap);
        List<Crop> views = Views.of(tiled, width, height);

        assertThat(views.get(0)).isEqualTo(new Crop(0, 0, width, height));
        if (Math.max(width, height) <= tile) {
            assertThat(views).hasSize(1);
            return;
        }
        List<Crop> tiles = views.subList(1, views.size());
        assertThat(tiles)
                .allMatch(t -> t.width() == Math.min(tile, width))
                .allMatch(t -> t.height() == Math.min(tile, height))
                .allMatch(t -> t.right() <= width && t.bottom() <= height);
        assertThat(tiles.get(tiles.size() - 1).right()).isEqualTo(width);
        assertThat(tiles.get(tiles.size() - 1).bottom()).isEqualTo(height);
        for (int i = 1; i < tiles.size(); i++) {
            Crop last = tiles.get(i - 1);
            Crop next = tiles.get(i);
            if (next.top() == last.top()) {
                // Starts are rounded to whole pixels.
                assertThat(last.right() - next.left())
                        .isGreaterThanOrEqualTo((int) (overlap * tile) - 1);
            } else {
                assertThat(next.left()).isZero();
                assertThat(last.bottom() - next.top())
                        .isGreaterThanOrEqualTo((int) (overlap * tile) - 1);
            }
        }
    }

    @Test
    void areasAreLookedAtWithTheirMarginAndTogetherWhereTheyMeet() {
        Area left = new Area(List.of(0.2, 0.5, 0.3, 0.5, 0.3, 0.9));
        Area besideIt = new Area(List.of(0.45, 0.6, 0.5, 0.6, 0.5, 0.7));
        Area farAway = new Area(List.of(0.9, 0., 1., 0., 1., 0.1));
        Attention some = Attention.FULL.withAreas(List.of(left, farAway, besideIt));

        assertThat(Views.of(some, 1000, 500))
                .containsExactly(new Crop(800, 0, 1000, 100), new Crop(100, 200, 600, 500));
    }

    @Test
    void anAreaThatJoinsTwoOthersLeavesOne() {
        Area a = new Area(List.of(0.1, 0.1, 0.3, 0.1, 0.3, 0.3));
        Area b = new Area(List.of(0.6, 0.1, 0.8, 0.1, 0.8, 0.3));
        Area between = new Area(List.of(0.3, 0.2, 0.6, 0.2, 0.6, 0.3));

        assertThat(Views.of(Attention.FULL.withAreas(List.of(a, b, between)), 100, 100))
                .containsExactly(new Crop(0, 0, 90, 40));
    }

    @Test
    void onlyWhatStandsInAnAreaCounts() {
        // A corner is cut out of it.
        Area concave = new Area(List.of(0., 0., 1., 0., 1., 0.5, 0.5, 0.5, 0.5, 1., 0., 1.));
        Attention some = Attention.FULL.withAreas(List.of(concave));

        assertThat(some.counts(new io.vigil.tracking.Box(10, 10, 20, 90), 100, 100)).isTrue();
        assertThat(some.counts(new io.vigil.tracking.Box(70, 10, 80, 90), 100, 100)).isFalse();
        assertThat(some.counts(new io.vigil.tracking.Box(70, 10, 80, 40), 100, 100)).isTrue();
        // Feet below the image count as at its border.
        assertThat(some.counts(new io.vigil.tracking.Box(10, 10, 20, 130), 100, 100)).isFalse();
        assertThat(some.counts(new io.vigil.tracking.Box(10, 10, 20, 99.9), 100, 100)).isTrue();
    }
}
