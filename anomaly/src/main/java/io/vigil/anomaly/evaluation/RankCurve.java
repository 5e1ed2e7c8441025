package io.vigil.anomaly.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What can be read from frames in the order of their scores. */
final class RankCurve {
    private RankCurve() {}

    /**
     * Area under the ROC curve, as the share of pairs in the right order (Mann and Whitney 1947);
     * ties count half.
     *
     * @return in [0, 1]; empty unless there are frames of both kinds
     */
    static OptionalDouble auc(List<ScoredClip> clips) {
        return auc(pooled(clips));
    }

    /** Mean over the ranks of the anomalous frames of the precision up to there; ties share one. */
    static OptionalDouble averagePrecision(List<ScoredClip> clips) {
        Ranked ranked = pooled(clips);
        int positives = ranked.positives();
        if (positives == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        int found = 0;
        int n = ranked.scores.length;
        for (int to = n; to > 0; ) {
            int from = to;
            int tied = 0;
            while (from > 0 && ranked.score(from - 1) == ranked.score(to - 1)) {
                from--;
                tied += ranked.anomalous(from) ? 1 : 0;
            }
            found += tied;
            sum += tied * (found / (double) (n - from));
            to = from;
        }
        return OptionalDouble.of(sum / positives);
    }

    private static OptionalDouble auc(Ranked ranked) {
        int n = ranked.scores.length;
        double positives = ranked.positives();
        double negatives = n - positives;
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        double ranks = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            int tied = 0;
            while (to < n && ranked.score(to) == ranked.score(from)) {
                tied += ranked.anomalous(to) ? 1 : 0;
                to++;
            }
            ranks += tied * ((from + 1 + to) / 2.0);
            from = to;
        }
        return OptionalDouble.of(
                (ranks - positives * (positives + 1) / 2) / (positives * negatives));
    }

    private static Ranked pooled(List<ScoredClip> clips) {
        int n = clips.stream().mapToInt(ScoredClip::frames).sum();
        double[] scores = new double[n];
        boolean[] anomalous = new boolean[n];
        int at = 0;
        for (ScoredClip clip : clips) {
            System.arraycopy(clip.scores(), 0, scores, at, clip.frames());
            System.arraycopy(clip.anomalous(), 0, anomalous, at, clip.frames());
            at += clip.frames();
        }
        int[] order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> scores[i]))
                        .mapToInt(i -> i)
                        .toArray();
        return new Ranked(scores, anomalous, order);
    }

    private record Ranked(double[] scores, boolean[] anomalous, int[] order) {
        double score(int rank) {
            return scores[order[rank]];
        }

        boolean anomalous(int rank) {
            return anomalous[order[rank]];
        }

        int positives() {
            int count = 0;
            for (boolean one : anomalous) {
                count += one ? 1 : 0;
            }
            return count;
        }
    }
}
