package io.vigil.deploy.cli;

import io.vigil.tracking.evaluation.ComparisonRow;
import io.vigil.tracking.evaluation.EvaluationResult;
import io.vigil.tracking.evaluation.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How good trackers are on several data sets: by set, by sequence, and in the mean. */
final class ComparisonJson {
    private ComparisonJson() {}

    static Map<String, Object> byName(List<ComparisonRow> rows) {
        Map<String, Object> answer = new LinkedHashMap<>();
        rows.forEach(row -> answer.put(row.name(), of(row)));
        return answer;
    }

    static Map<String, Object> of(ComparisonRow row) {
        Map<String, Object> sets = new LinkedHashMap<>();
        row.sets().forEach((name, result) -> sets.put(name, of(result)));
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

    private static Map<String, Object> of(EvaluationResult result) {
        Map<String, Object> sequences = new LinkedHashMap<>();
        result.sequences().forEach((name, scores) -> sequences.put(name, ScoresJson.of(scores)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sequences", sequences);
        answer.put("combined", ScoresJson.of(result.combined()));
        return answer;
    }
}
