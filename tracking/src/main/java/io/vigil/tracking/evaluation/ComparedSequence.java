package io.vigil.tracking.evaluation;

import io.vigil.tracking.association.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A sequence's truth and results, prepared and matched up frame by frame. */
final class ComparedSequence {
    /** Absorbs the rounding of a threshold that is met exactly. */
    static final double EPSILON = Math.ulp(1.0);

    /** Results are joined with distractors as CLEAR MOT joins with truth. */
    private static final double DISTRACTOR_IOU = 0.5;

    final List<ComparedFrame> frames;

    /** In how many frames each object is. */
    final int[] truthFrames;

    /** In how many frames each track is. */
    final int[] resultFrames;

    private ComparedSequence(List<ComparedFrame> frames, int truthIds, int resultIds) {
        this.frames = frames;
        truthFrames = new int[truthIds];
        resultFrames = new int[resultIds];
        for (ComparedFrame frame : frames) {
            for (int id : frame.truth) {
                truthFrames[id]++;
            }
            for (int id : frame.results) {
                resultFrames[id]++;
            }
        }
    }

    int truthBoxes() {
        return frames.stream().mapToInt(frame -> frame.truth.length).sum();
    }

    int resultBoxes() {
        return frames.stream().mapToInt(frame -> frame.results.length).sum();
    }

    static ComparedSequence of(List<MotRow> truth, List<MotRow> results, Options options) {
        SortedMap<Integer, List<MotRow>> truthByFrame = byFrame(truth, "Truth");
        SortedMap<Integer, List<MotRow>> resultsByFrame = byFrame(results, "Results");
        Set<Integer> numbers = new HashSet<>(truthByFrame.keySet());
        numbers.addAll(resultsByFrame.keySet());
        Map<Long, Integer> truthIds = new HashMap<>();
        Map<Long, Integer> resultIds = new HashMap<>();
        List<ComparedFrame> frames = new ArrayList<>();
        for (int number : numbers.stream().sorted().toList()) {
            List<MotRow> there = truthByFrame.getOrDefault(number, List.of());
            List<MotRow> said = resultsByFrame.getOrDefault(number, List.of());
            if (options.preprocessing()) {
                said = withoutDistractors(there, said, options);
            }
            there = there.stream().filter(row -> counts(row, options)).toList();
            frames.add(
                    new ComparedFrame(
                            ordinals(there, truthIds),
                            ordinals(said, resultIds),
                            iou(there, said)));
        }
        return new ComparedSequence(frames, truthIds.size(), resultIds.size());
    }

    static boolean counts(MotRow row, Options options) {
        boolean classCounts = !options.preprocessing() || row.classId() == options.classId();
        return row.confidence() != 0 && classCounts;
    }

    private static List<MotRow> withoutDistractors(
            List<MotRow> there, List<MotRow> said, Options options) {
        double[][] score = iou(there, said);
        for (double[] row : score) {
            for (int j = 0; j < row.length; j++) {
                if (row[j] < DISTRACTOR_IOU - EPSILON) {
                    row[j] = 0;
                }
            }
        }
        int[] pairs = Pairing.best(score);
        Set<Integer> dropped = new HashSet<>();
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] != Assignment.NONE
                    && options.distractors().contains(there.get(i).classId())) {
                dropped.add(pairs[i]);
            }
        }
        List<MotRow> kept = new ArrayList<>();
        for (int j = 0; j < said.size(); j++) {
            if (!dropped.contains(j)) {
                kept.add(said.get(j));
            }
        }
        return kept;
    }

    private static double[][] iou(List<MotRow> there, List<MotRow> said) {
        double[][] iou = new double[there.size()][said.size()];
        for (int i = 0; i < iou.length; i++) {
            for (int j = 0; j < iou[i].length; j++) {
                iou[i][j] = there.get(i).box().iou(said.get(j).box());
            }
        }
        return iou;
    }

    private static int[] ordinals(List<MotRow> rows, Map<Long, Integer> known) {
        int[] ordinals = new int[rows.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = known.computeIfAbsent(rows.get(i).id(), id -> known.size());
        }
        return ordinals;
    }

    private static SortedMap<Integer, List<MotRow>> byFrame(List<MotRow> rows, String subject) {
        SortedMap<Integer, List<MotRow>> byFrame = new TreeMap<>();
        Map<Integer, Set<Long>> ids = new HashMap<>();
        for (MotRow row : rows) {
            if (!ids.computeIfAbsent(row.frame(), f -> new HashSet<>()).add(row.id())) {
                throw new IllegalArgumentException(
                        "%s: id %d is in frame %d twice; an object has one box per frame"
                                .formatted(subject, row.id(), row.frame()));
            }
            byFrame.computeIfAbsent(row.frame(), f -> new ArrayList<>()).add(row);
        }
        return byFrame;
    }
}
