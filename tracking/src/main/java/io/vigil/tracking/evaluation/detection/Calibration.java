package io.vigil.tracking.evaluation.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether scores are what they look like: of the detections of score .7, seven in ten should be
 * right. The expected calibration error (Guo et al., arXiv:1706.04599) is the mean distance between
 * the two over bins that hold equally many detections; equal scores stay together.
 *
 * @param bins by rising score
 * @param error in [0, 1]; NaN without any detection
 */
public record Calibration(List<Bin> bins, double error) {
    /** As few as leave some twenty detections in each of a small set's. */
    private static final int BINS = 10;

    /**
     * Detections of like scores.
     *
     * @param count how many
     * @param score their mean score
     * @param right the share of them that is right
     */
    public record Bin(long count, double score, double right) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    public static Calibration of(List<Outcome> outcomes) {
        return of(List.of(outcomes), new int[] {1});
    }

    /**
     * With images left out or taken several times.
     *
     * @param images what came out in each
     * @param weights how often each is there
     */
    public static Calibration of(List<List<Outcome>> images, int[] weights) {
        List<Weighted> sorted =
                IntStream.range(0, images.size())
                        .filter(i -> weights[i] > 0)
                        .boxed()
                        .flatMap(i -> images.get(i).stream().map(o -> new Weighted(o, weights[i])))
                        .sorted(Comparator.comparingDouble(w -> w.outcome().score()))
                        .toList();
        long all = sorted.stream().mapToLong(Weighted::weight).sum();
        List<Bin> bins = new ArrayList<>();
        long before = 0;
        for (int from = 0; from < sorted.size(); ) {
            long target = (bins.size() + 1) * all / BINS;
            int to = from;
            long upTo = before;
            while (to < sorted.size()
                    && (to == from
                            || upTo < target
                            || score(sorted, to) == score(sorted, to - 1))) {
                upTo += sorted.get(to++).weight();
            }
            bins.add(bin(sorted.subList(from, to), upTo - before));
            from = to;
            before = upTo;
        }
        double error =
                bins.stream()
                        .mapToDouble(b -> b.count() * Math.abs(b.right() - b.score()) / all)
                        .sum();
        return new Calibration(bins, all == 0 ? Double.NaN : error);
    }

    private record Weighted(Outcome outcome, int weight) {}

    private static double score(List<Weighted> sorted, int at) {
        return sorted.get(at).outcome().score();
    }

    private static Bin bin(List<Weighted> members, long count) {
        double scores = 0;
        long right = 0;
        for (Weighted member : members) {
            scores += member.weight() * member.outcome().score();
            right += member.outcome().right() ? member.weight() : 0;
        }
        return new Bin(count, scores / count, right / (double) count);
    }

    public long detections() {
        return bins.stream().mapToLong(Bin::count).sum();
    }

    /** NaN without any detection. */
    public double meanScore() {
        return bins.stream().mapToDouble(b -> b.count() * b.score()).sum() / detections();
    }

    /** The share of all that is right; NaN without any detection. */
    public double right() {
        return bins.stream().mapToDouble(b -> b.count() * b.right()).sum() / detections();
    }
}
