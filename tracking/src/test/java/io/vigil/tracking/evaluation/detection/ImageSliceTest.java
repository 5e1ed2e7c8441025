package io.vigil.tracking.evaluation.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSliceTest {
    private static final List<String> NAMES = List.of("dark", "medium", "bright");

    @Test
    void partsAreOfEqualSizeByTheFigure() {
        assertThat(ImageSlice.parts("brightness", NAMES, new double[] {60, 10, 50, 20, 40, 30, 70}))
                .containsExactly(
                        new ImageSlice("brightness", "dark", 10, 20, List.of(1, 3)),
                        new ImageSlice("brightness", "medium", 30, 40, List.of(4, 5)),
                        new ImageSlice("brightness", "bright", 50, 70, List.of(0, 2, 6)));
    }

    @Test
    void fewImagesHaveFewerParts() {
        assertThat(ImageSlice.parts("brightness", NAMES, new double[] {5}))
                .containsExactly(new ImageSlice("brightness", "bright", 5, 5, List.of(0)));
        assertThat(ImageSlice.parts("brightness", NAMES, new double[0])).isEmpty();
    }
}
