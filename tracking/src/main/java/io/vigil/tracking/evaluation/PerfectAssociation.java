package io.vigil.tracking.evaluation;

import io.vigil.tracking.association.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a tracker would say that knew the truth, but sees no more than the detections: the ceiling
 * of all trackers on them.
 */
public final class PerfectAssociation {
    private static final double LEAST_IOU = 0.5;

    private PerfectAssociation() {}

    /**
     * Gives each detection the id of the object that it fits best, frame by frame, so that the sum
     * of the overlaps is greatest. Those of an overlap below .5, and those of what does not count,
     * are dropped.
     *
     * @param truth rows of a {@code gt.txt}
     * @param detections rows of a {@code det.txt}
     * @return ordered by frame
     */
    public static List<MotRow> of(List<MotRow> truth, List<MotRow> detections, Options options) {
        Map<Integer, List<MotRow>> there =
                truth.stream().collect(Collectors.groupingBy(MotRow::frame));
        Map<Integer, List<MotRow>> seen =
                detections.stream()
                        .collect(
                                Collectors.groupingBy(
                                        MotRow::frame, TreeMap::new, Collectors.toList()));
        List<MotRow> results = new ArrayList<>();
        seen.forEach(
                (frame, boxes) ->
                        join(there.getOrDefault(frame, List.of()), boxes, options, results));
        return results;
    }

    private static void join(
            List<MotRow> there, List<MotRow> seen, Options options, List<MotRow> results) {
        double[][] score = new double[there.size()][seen.size()];
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score[i].length; j++) {
                double iou = there.get(i).box().iou(seen.get(j).box());
                score[i][j] = iou >= LEAST_IOU - ComparedSequence.EPSILON ? iou : 0;
            }
        }
        int[] pairs = Pairing.best(score);
        for (int i = 0; i < pairs.length; i++) {
            if (pairs[i] != Assignment.NONE && ComparedSequence.counts(there.get(i), options)) {
                MotRow box = seen.get(pairs[i]);
                results.add(
                        new MotRow(
                                box.frame(),
                                there.get(i).id(),
                                box.box(),
                                box.confidence(),
                                -1,
                                -1));
            }
        }
    }
}
