package io.vigil.deploy.check;

import io.vigil.tracking.evaluation.detection.Area;
import io.vigil.tracking.evaluation.detection.DetectionEvaluation;
import io.vigil.tracking.evaluation.detection.DetectionScores;
import io.vigil.tracking.evaluation.detection.ImageSlice;
import io.vigil.tracking.evaluation.detection.ScoredImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A part of what was measured: all of it, objects of one size, or images that are alike.
 *
 * @param kind {@code all}, {@code size}, {@code brightness} or {@code blur}
 * @param name within the kind
 * @param about where it begins and ends, in words
 * @param evaluation of the detections down to the worst
 * @param taken scores of the detections that a deployment takes
 * @param imagesWithObjects how many images have an object that is in it
 */
public record Slice(
        String kind,
        String name,
        String about,
        DetectionEvaluation evaluation,
        DetectionScores taken,
        long imagesWithObjects) {
    static final String ALL = "all";

    /** The whole first; without slices that have no object. */
    static List<Slice> of(List<SeenImage> images) {
        int[] everything = IntStream.range(0, images.size()).toArray();
        List<Slice> slices = new ArrayList<>();
        slices.add(of(images, everything, Area.ALL, ALL, ALL, "everything"));
        slices.add(of(images, everything, Area.SMALL, "size", "small", "up to 32 x 32 pixels"));
        slices.add(of(images, everything, Area.MEDIUM, "size", "medium", "up to 96 x 96 pixels"));
        slices.add(of(images, everything, Area.LARGE, "size", "large", "above 96 x 96 pixels"));
        List<ImageSlice> parts = new ArrayList<>();
        parts.addAll(
                ImageSlice.parts(
                        "brightness",
                        List.of("dark", "medium", "bright"),
                        images.stream().mapToDouble(SeenImage::brightness).toArray()));
        parts.addAll(
                ImageSlice.parts(
                        "blur",
                        List.of("blurred", "medium", "sharp"),
                        images.stream().mapToDouble(SeenImage::sharpness).toArray()));
        for (ImageSlice part : parts) {
            String about =
                    String.format(
                            Locale.ROOT,
                            part.kind().equals("blur")
                                    ? "variance of the Laplacian %.0f to %.0f"
                                    : "mean luma %.0f to %.0f",
                            part.low(),
                            part.high());
            slices.add(of(images, part.indices(), Area.ALL, part.kind(), part.name(), about));
        }
        slices.removeIf(slice -> slice.imagesWithObjects() == 0);
        return slices;
    }

    private static Slice of(
            List<SeenImage> images,
            int[] members,
            Area area,
            String kind,
            String name,
            String about) {
        List<ScoredImage> ranked = images.stream().map(SeenImage::ranked).toList();
        List<ScoredImage> taken = images.stream().map(SeenImage::asTaken).toList();
        return new Slice(
                kind,
                name,
                about,
                DetectionEvaluation.of(ranked, members, area),
                DetectionEvaluation.of(taken, members, area).scores(),
                IntStream.of(members)
                        .filter(
                                i ->
                                        images.get(i).truth().stream()
                                                .anyMatch(t -> area.has(t.box())))
                        .count());
    }
}
