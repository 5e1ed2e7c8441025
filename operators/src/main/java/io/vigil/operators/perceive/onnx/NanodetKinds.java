package io.vigil.operators.perceive.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells NanoDet and NanoDet-Plus by their outputs. */
final class NanodetKinds {
    static final HeadKind NANODET =
            new HeadKind(
                    "nanodet",
                    "for each stride [1, cells, classes] and [1, cells, 32], such as [1, 2704, 80] and [1, 2704, 32] at 416x416",
                    NanodetKinds::nanodet);
    static final HeadKind PLUS =
            new HeadKind(
                    "nanodet-plus",
                    "one output [1, cells of strides 8, 16, 32 and 64, classes + 32], such as [1, 3598, 112] at 416x416",
                    NanodetKinds::plus);

    /** Distances from 0 to 7 for each of four sides, as all published models have them. */
    private static final int BINS = 8;

    private static final int SIDES = 4 * BINS;

    private NanodetKinds() {}

    private static Optional<Head> plus(ModelFacts model) {
        TensorSpec only = model.only().orElse(null);
        if (only == null || only.shape().length != 3 || only.shape()[2] <= SIDES) {
            return Optional.empty();
        }
        int classes = (int) only.shape()[2] - SIDES;
        int[] strides =
                only.shape()[1] == model.cells(Grid.deeper()) ? Grid.deeper() : Grid.usual();
        boolean fits = only.shape()[1] == model.cells(strides);
        // Of three strides, YOLOX has the same shape with other classes.
        if (!fits || (strides.length == 3 && !model.expects(classes))) {
            return Optional.empty();
        }
        int row = (int) only.shape()[2];
        Grid grid = Grid.of(model.width(), model.height(), strides);
        NanodetHead.Part all =
                new NanodetHead.Part(grid.count(), only.name(), row, only.name(), row);
        // The points of NanoDet-Plus are the corners of its cells, those of NanoDet the middles.
        double offset = strides.length == 3 ? 0.5 : 0;
        return Optional.of(
                new NanodetHead(
                        new NanodetHead.Layout(
                                PLUS.name(), grid, offset, List.of(all), classes, BINS)));
    }

    private static Optional<Head> nanodet(ModelFacts model) {
        List<TensorSpec> outputs = model.graph().outputs();
        int[] strides = outputs.size() == 8 ? Grid.deeper() : Grid.usual();
        if (outputs.size() != 2 * strides.length) {
            return Optional.empty();
        }
        List<NanodetHead.Part> parts = new ArrayList<>();
        for (int stride : strides) {
            pair(outputs, model.cells(stride)).ifPresent(parts::add);
        }
        if (parts.size() < strides.length
                || parts.stream().mapToInt(NanodetHead.Part::scoresRow).distinct().count() > 1) {
            return Optional.empty();
        }
        Grid grid = Grid.of(model.width(), model.height(), strides);
        double offset = strides.length == 3 ? 0.5 : 0;
        int classes = parts.get(0).scoresRow();
        return Optional.of(
                new NanodetHead(
                        new NanodetHead.Layout(
                                NANODET.name(), grid, offset, parts, classes, BINS)));
    }

    private static Optional<NanodetHead.Part> pair(List<TensorSpec> outputs, long cells) {
        List<TensorSpec> two =
                outputs.stream()
                        .filter(output -> output.shape().length == 3 && output.shape()[1] == cells)
                        .toList();
        if (two.size() != 2) {
            return Optional.empty();
        }
        // With 32 classes, only the names tell the two.
        boolean swapped = isSides(two.get(0)) && !(isSides(two.get(1)) && isScores(two.get(0)));
        TensorSpec scores = two.get(swapped ? 1 : 0);
        TensorSpec sides = two.get(swapped ? 0 : 1);
        return isSides(sides) && scores.shape()[2] > 0
                ? Optional.of(
                        new NanodetHead.Part(
                                (int) cells,
                                scores.name(),
                                (int) scores.shape()[2],
                                sides.name(),
                                SIDES))
                : Optional.empty();
    }

    private static boolean isSides(TensorSpec output) {
        return output.shape()[2] == SIDES;
    }

    private static boolean isScores(TensorSpec output) {
        String name = output.name().toLowerCase(Locale.ROOT);
        return Arrays.stream(new String[] {"cls", "class", "score"}).anyMatch(name::contains);
    }
}
