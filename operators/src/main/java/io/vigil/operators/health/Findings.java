package io.vigil.operators.health;

import java.util.EnumMap;
import java.util.Map;

/**
 * What one look says.
 *
 * @param verdicts on every trouble but {@link Trouble#DRIFT}
 * @param teaches whether the picture is worth learning from
 */
record Findings(Map<Trouble, Verdict> verdicts, Look look, boolean teaches) {
    Findings {
        verdicts = new EnumMap<>(verdicts);
    }
}
