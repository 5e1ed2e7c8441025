package io.vigil.deploy.cli;

import io.vigil.tracking.evaluation.ComparisonRow;
import io.vigil.tracking.evaluation.EvaluationResult;
import io.vigil.tracking.evaluation.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code eval trackers} has found out.
 *
 * @param trackers in the order asked for
 * @param ceiling perfect association of the same detections
 * @param reference that the changed ones are compared with; null where none were asked for
 * @param changed variants of the reference, by what was done to it
 */
record MeasuredTrackers(
        List<ComparisonRow> trackers,
        ComparisonRow ceiling,
        ComparisonRow reference,
        Map<String, List<ComparisonRow>> changed) {
    /** The trackers, and the ceiling. */
    List<ComparisonRow> rows() {
        List<ComparisonRow> rows = new ArrayList<>(trackers);
        rows.add(ceiling);
        return rows;
    }

    Map<String, Object> asJson() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("trackers", byName(trackers));
        answer.put("ceiling", asJson(ceiling));
        if (reference != null) {
            Map<String, Object> groups = new LinkedHashMap<>();
            changed.forEach((title, rows) -> groups.put(title, byName(rows)));
            answer.put("reference", asJson(reference));
            answer.put("ablation", groups);
        }
        return answer;
    }

    private static Map<String, Object> byName(List<ComparisonRow> rows) {
        Map<String, Object> answer = new LinkedHashMap<>();
        rows.forEach(row -> answer.put(row.name(), asJson(row)));
        return answer;
    }

    private static Map<String, Object> asJson(ComparisonRow row) {
        Map<String, Object> sets = new LinkedHashMap<>();
        row.sets().forEach((name, result) -> sets.put(name, asJson(result)));
        Map<String, Object> mean = new LinkedHashMap<>();
        mean.put("HOTA", row.mean(Scores::hota));
        mean.put("DetA", row.mean(Scores::detA));
        mean.put("AssA", row.mean(Scores::assA));
        mean.put("IDF1", row.mean(Scores::idf1));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sets", sets);
        answer.put("mean", mean);
        return answer;
    }

    private static Map<String, Object> asJson(EvaluationResult result) {
        Map<String, Object> sequences = new LinkedHashMap<>();
        result.sequences().forEach((name, scores) -> sequences.put(name, ScoresJson.of(scores)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sequences", sequences);
        answer.put("combined", ScoresJson.of(result.combined()));
        return answer;
    }
}
