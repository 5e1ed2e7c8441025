package io.vigil.operators.health;

/**
 * How much the detections of a camera come in clusters: by how much more they vary from one five
 * minutes to the next than independent ones would.
 *
 * @param block the five minutes' detections that are being counted
 * @param before those of the five minutes before
 * @param number of {@code block}, in five minutes since 1970; {@link Long#MIN_VALUE} before the
 *     first
 * @param scores dispersion of scores, 1 or more
 * @param classes dispersion of classes, 1 or more
 */
public record Clusters(
        Distribution block, Distribution before, long number, double scores, double classes) {
    public static final Clusters NONE =
            new Clusters(Distribution.EMPTY, Distribution.EMPTY, Long.MIN_VALUE, 1, 1);

    private static final long BLOCK_MICROS = 300_000_000;

    /** Fewer in five minutes say nothing of how they come in clusters. */
    private static final long LEAST = 20;

    /** Weight of the newest pair of blocks. */
    private static final double FORGETTING = 0.05;

    Clusters movedTo(long nowMicros) {
        long next = Math.floorDiv(nowMicros, BLOCK_MICROS);
        if (next == number) {
            return this;
        }
        boolean comparable =
                next == number + 1 && before.total() >= LEAST && block.total() >= LEAST;
        if (!comparable) {
            return new Clusters(Distribution.EMPTY, block, next, scores, classes);
        }
        long[][] labels = Distribution.classesOf(before, block);
        return new Clusters(
                Distribution.EMPTY,
                block,
                next,
                followed(scores, Stability.dispersion(before.scores(), block.scores())),
                followed(classes, Stability.dispersion(labels[0], labels[1])));
    }

    Clusters plus(double score, String label) {
        return new Clusters(block.plus(score, label), before, number, scores, classes);
    }

    private static double followed(double before, double now) {
        return Double.isNaN(now) ? before : Math.max(1, before + FORGETTING * (now - before));
    }
}
