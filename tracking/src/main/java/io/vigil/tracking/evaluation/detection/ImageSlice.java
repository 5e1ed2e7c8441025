package io.vigil.tracking.evaluation.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of a set that are alike in one respect.
 *
 * @param kind in what, such as {@code brightness}
 * @param name such as {@code dark}
 * @param low the least figure among them
 * @param high the greatest
 * @param members their indices in the set, rising
 */
public record ImageSlice(String kind, String name, double low, double high, List<Integer> members) {
    public ImageSlice {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException(
                    "Slice %s/%s needs an image, but has none".formatted(kind, name));
        }
    }

    /**
     * Parts of equal size by a figure of each image; equal figures may be on both sides of a cut.
     *
     * @param names of the parts, from the least figure to the greatest
     * @param figures one for each image
     * @return without parts that would be empty
     */
    public static List<ImageSlice> parts(String kind, List<String> names, double[] figures) {
        Integer[] order =
                IntStream.range(0, figures.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> figures[i]))
                        .toArray(Integer[]::new);
        List<ImageSlice> slices = new ArrayList<>();
        for (int part = 0; part < names.size(); part++) {
            int from = part * order.length / names.size();
            int to = (part + 1) * order.length / names.size();
            if (from < to) {
                slices.add(
                        new ImageSlice(
                                kind,
                                names.get(part),
                                figures[order[from]],
                                figures[order[to - 1]],
                                Arrays.stream(order, from, to).sorted().toList()));
            }
        }
        return slices;
    }

    /** The indices, as an array. */
    public int[] indices() {
        return members.stream().mapToInt(i -> i).toArray();
    }
}
