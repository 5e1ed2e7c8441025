package io.vigil.deploy.cli;

import io.vigil.tracking.evaluation.ComparisonRow;
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
        answer.put("trackers", ComparisonJson.byName(trackers));
        answer.put("ceiling", ComparisonJson.of(ceiling));
        if (reference != null) {
            Map<String, Object> groups = new LinkedHashMap<>();
            changed.forEach((title, rows) -> groups.put(title, ComparisonJson.byName(rows)));
            answer.put("reference", ComparisonJson.of(reference));
            answer.put("ablation", groups);
        }
        return answer;
    }
}
