package io.vigil.deploy.cli;

import io.vigil.tracking.evaluation.Scores;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores under the names that the published evaluator gives them. */
final class ScoresJson {
    private ScoresJson() {}

    static Map<String, Object> of(Scores s) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("HOTA", s.hota());
        scores.put("DetA", s.detA());
        scores.put("AssA", s.assA());
        scores.put("LocA", s.locA());
        scores.put("MOTA", s.mota());
        scores.put("MOTP", s.motp());
        scores.put("IDF1", s.idf1());
        scores.put("IDSW", s.idSwitches());
        scores.put("Frag", s.fragmentations());
        scores.put("FP", s.falsePositives());
        scores.put("FN", s.falseNegatives());
        scores.put("GT", s.truthBoxes());
        return scores;
    }
}
