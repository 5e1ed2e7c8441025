package io.vigil.operators.perceive.attention;

import io.vigil.tracking.Box;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How much of a camera's images a detector looks at.
 *
 * @param rate looks a second at most, on a grid of capture time; 0 for every frame. Frames between
 *     are left out: nothing is said of them
 * @param refresh where nothing has moved since a look, its answer stands for the frames after it,
 *     up to the next multiple of this time; zero looks at each frame anew
 * @param still share of the image that may have changed since the look although nothing has moved,
 *     in [0, 1]
 * @param areas only objects whose bottom centre is in one of them count; empty for everywhere
 * @param margin by how much more than the areas' bounds is looked at, on each side, as a share of
 *     the image's sides in [0, 1]: who stands in an area reaches beyond it
 * @param tile side of the square parts, in pixels, that larger images are also looked at in, so
 *     that small objects are seen; 0 for the image as a whole
 * @param overlap of neighbouring tiles, as a share of their side in [0, 0.5]; whoever is wider is
 *     seen whole in none
 */
public record Attention(
        double rate,
        Duration refresh,
        double still,
        List<Area> areas,
        double margin,
        int tile,
        double overlap)
        implements Serializable {
    public static final double MOST_RATE = 1000;
    public static final Duration LONGEST_REFRESH = Duration.ofMinutes(1);
    public static final int LEAST_TILE = 64;
    public static final double MOST_OVERLAP = 0.5;
    public static final int LARGEST_TILE = 16_384;

    /** Every frame, anew, everywhere, as a whole. */
    public static final Attention FULL =
            new Attention(0, Duration.ZERO, 0.002, List.of(), 0.1, 0, 0.2);

    public Attention {
        Objects.requireNonNull(refresh, "refresh");
        areas = List.copyOf(areas);
        if (!(rate >= 0 && rate <= MOST_RATE)) {
            throw new IllegalArgumentException(
                    "Attention needs a rate of 0 (every frame) to %s looks a second, but had %s"
                            .formatted(MOST_RATE, rate));
        }
        if (refresh.isNegative() || refresh.compareTo(LONGEST_REFRESH) > 0) {
            throw new IllegalArgumentException(
                    "Attention needs a refresh of 0 s (no gating) to %d s, but had %s"
                            .formatted(LONGEST_REFRESH.toSeconds(), refresh));
        }
        if (!(still >= 0 && still <= 1) || !(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException(
                    "Attention needs still and margin in [0, 1], but had %s and %s"
                            .formatted(still, margin));
        }
        if (tile != 0 && (tile < LEAST_TILE || tile > LARGEST_TILE)) {
            throw new IllegalArgumentException(
                    "Attention needs tiles of 0 (none) or of %d to %d pixels, but had %d"
                            .formatted(LEAST_TILE, LARGEST_TILE, tile));
        }
        if (!(overlap >= 0 && overlap <= MOST_OVERLAP)) {
            throw new IllegalArgumentException(
                    "Attention needs an overlap in [0, %s], but had %s"
                            .formatted(MOST_OVERLAP, overlap));
        }
    }

    public Attention withRate(double other) {
        return new Attention(other, refresh, still, areas, margin, tile, overlap);
    }

    public Attention withRefresh(Duration other) {
        return new Attention(rate, other, still, areas, margin, tile, overlap);
    }

    public Attention withStill(double other) {
        return new Attention(rate, refresh, other, areas, margin, tile, overlap);
    }

    public Attention withAreas(List<Area> others) {
        return new Attention(rate, refresh, still, others, margin, tile, overlap);
    }

    public Attention withTile(int side) {
        return new Attention(rate, refresh, still, areas, margin, side, overlap);
    }

    /** Whether an answer is asked for each frame anew. */
    public boolean everyFrame() {
        return rate == 0 && refresh.isZero();
    }

    /** Whether all of an image counts, and is looked at once. */
    public boolean wholeFrame() {
        return areas.isEmpty() && tile == 0;
    }

    /**
     * Whether an object counts: its bottom centre, clipped to the image, lies in an area, or there
     * are none.
     *
     * @param box in pixels of an image of this size
     */
    public boolean counts(Box box, int width, int height) {
        double x = Math.max(0, Math.min(1, box.centerX() / width));
        double y = Math.max(0, Math.min(1, box.bottom() / height));
        return areas.isEmpty() || areas.stream().anyMatch(area -> area.contains(x, y));
    }
}
