package io.vigil.tracking.evaluation;

import io.vigil.tracking.association.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * HOTA (Luiten et al., arXiv:2009.07736): detection, association and localisation, each at the 19
 * IoU thresholds .05 to .95 and then averaged.
 *
 * @param levels one for each threshold
 */
record Hota(List<Level> levels) {
    private static final int LEVELS = 19;
    private static final double STEP = 0.05;

    /** The paper's evaluator says 1 for the localisation of nothing. */
    private static final double TINY = 1e-10;

    static final Hota NOTHING = new Hota(java.util.Collections.nCopies(LEVELS, Level.NOTHING));

    Hota {
        levels = List.copyOf(levels);
    }

    /**
     * One threshold.
     *
     * @param associationSum over true positives, of how well their two tracks agree, in [0, 1] each
     * @param iouSum over true positives
     */
    record Level(
            long truePositives,
            long falsePositives,
            long falseNegatives,
            double associationSum,
            double iouSum) {
        static final Level NOTHING = new Level(0, 0, 0, 0, 0);

        Level plus(Level other) {
            return new Level(
                    truePositives + other.truePositives,
                    falsePositives + other.falsePositives,
                    falseNegatives + other.falseNegatives,
                    associationSum + other.associationSum,
                    iouSum + other.iouSum);
        }

        double detection() {
            return (double) truePositives
                    / Math.max(1, truePositives + falsePositives + falseNegatives);
        }

        double association() {
            return associationSum / Math.max(1, truePositives);
        }

        double localisation() {
            return Math.max(TINY, iouSum) / Math.max(TINY, (double) truePositives);
        }

        double hota() {
            return Math.sqrt(detection() * association());
        }
    }

    static Hota of(ComparedSequence sequence) {
        double[][] alignment = alignment(sequence);
        List<Map<Long, Integer>> matches = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            matches.add(new HashMap<>());
        }
        double[] iouSum = new double[LEVELS];
        for (ComparedFrame frame : sequence.frames) {
            int[] pairs = Pairing.best(score(frame, alignment));
            for (int i = 0; i < pairs.length; i++) {
                if (pairs[i] == Assignment.NONE) {
                    continue;
                }
                double iou = frame.iou[i][pairs[i]];
                long pair = key(frame.truth[i], frame.results[pairs[i]]);
                for (int level = 0; level < LEVELS; level++) {
                    if (iou >= threshold(level) - ComparedSequence.EPSILON) {
                        matches.get(level).merge(pair, 1, Integer::sum);
                        iouSum[level] += iou;
                    }
                }
            }
        }
        List<Level> levels = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            levels.add(level(sequence, matches.get(level), iouSum[level]));
        }
        return new Hota(levels);
    }

    Hota plus(Hota other) {
        List<Level> sums = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            sums.add(levels.get(level).plus(other.levels.get(level)));
        }
        return new Hota(sums);
    }

    /** The mean over the thresholds of any of a level's figures, in [0, 1]. */
    double mean(ToDoubleFunction<Level> figure) {
        return levels.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static double threshold(int level) {
        return STEP + level * STEP;
    }

    /** How well each object and each track fit over the whole sequence, in [0, 1]. */
    private static double[][] alignment(ComparedSequence sequence) {
        double[][] alignment =
                new double[sequence.truthFrames.length][sequence.resultFrames.length];
        for (ComparedFrame frame : sequence.frames) {
            double[] resultSum = new double[frame.results.length];
            double[] truthSum = new double[frame.truth.length];
            for (int i = 0; i < truthSum.length; i++) {
                for (int j = 0; j < resultSum.length; j++) {
                    truthSum[i] += frame.iou[i][j];
                    resultSum[j] += frame.iou[i][j];
                }
            }
            for (int i = 0; i < truthSum.length; i++) {
                for (int j = 0; j < resultSum.length; j++) {
                    double all = truthSum[i] + resultSum[j] - frame.iou[i][j];
                    if (all > ComparedSequence.EPSILON) {
                        alignment[frame.truth[i]][frame.results[j]] += frame.iou[i][j] / all;
                    }
                }
            }
        }
        for (int i = 0; i < alignment.length; i++) {
            for (int j = 0; j < alignment[i].length; j++) {
                double common = alignment[i][j];
                alignment[i][j] =
                        common / (sequence.truthFrames[i] + sequence.resultFrames[j] - common);
            }
        }
        return alignment;
    }

    private static double[][] score(ComparedFrame frame, double[][] alignment) {
        double[][] score = new double[frame.truth.length][frame.results.length];
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score[i].length; j++) {
                score[i][j] = alignment[frame.truth[i]][frame.results[j]] * frame.iou[i][j];
            }
        }
        return score;
    }

    private static Level level(
            ComparedSequence sequence, Map<Long, Integer> matches, double iouSum) {
        long truePositives = 0;
        double associationSum = 0;
        for (Map.Entry<Long, Integer> match : matches.entrySet()) {
            int truth = (int) (match.getKey() >>> 32);
            int result = match.getKey().intValue();
            double common = match.getValue();
            double all = sequence.truthFrames[truth] + sequence.resultFrames[result] - common;
            associationSum += common * common / Math.max(1, all);
            truePositives += match.getValue();
        }
        return new Level(
                truePositives,
                sequence.resultBoxes() - truePositives,
                sequence.truthBoxes() - truePositives,
                associationSum,
                iouSum);
    }

    private static long key(int truth, int result) {
        return (long) truth << 32 | result;
    }
}
