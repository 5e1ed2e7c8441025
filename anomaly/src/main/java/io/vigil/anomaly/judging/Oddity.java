package io.vigil.anomaly.judging;

import io.vigil.tracking.Box;
import java.util.Objects;

/**
 * The most unusual object of a frame, and in what it is unusual.
 *
 * @param box in pixels
 * @param label its class; empty where no detector knows it
 * @param track that lies over it; 0 where none does
 * @param term in which it is unusual, as {@link io.vigil.anomaly.scoring.Term} names it
 * @param unit of the value; may be empty
 * @param value of the term
 * @param low 1 % of what is normal are lower; for speed, turning and dwell, of what is normal at
 *     this place
 * @param high 1 % are higher
 * @param pValue share of normal objects with a value as high
 */
public record Oddity(
        Box box,
        String label,
        long track,
        String term,
        String unit,
        double value,
        double low,
        double high,
        double pValue) {
    public Oddity {
        Objects.requireNonNull(box, "box");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(unit, "unit");
    }
}
