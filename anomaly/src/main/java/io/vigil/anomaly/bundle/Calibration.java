package io.vigil.anomaly.bundle;

import io.vigil.anomaly.calibration.AlarmThreshold;
import io.vigil.anomaly.calibration.NormalBlock;
import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.anomaly.scoring.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of normal footage that was not learnt from, from which p-values and thresholds follow
 * whenever they are asked for.
 *
 * @param terms values of normal objects, by term that counts
 * @param frames scores of normal frames
 * @param blocks of normal time with the maxima of the frames' scores in them
 */
public record Calibration(Map<Term, float[]> terms, float[] frames, List<NormalBlock> blocks) {
    public Calibration {
        terms = new EnumMap<>(terms);
        blocks = List.copyOf(blocks);
    }

    @Override
    public Map<Term, float[]> terms() {
        return new EnumMap<>(terms);
    }

    public Normality normality(Kinematics kinematics) {
        Map<Term, TailModel> tails = new EnumMap<>(Term.class);
        terms.forEach(
                (term, values) -> tails.put(term, TailModel.of(term.word(), doubles(values))));
        return new Normality(kinematics, tails);
    }

    /** How rarely normal frames score so high. */
    public TailModel frameTail() {
        return TailModel.of("frame score", doubles(frames));
    }

    /**
     * @param askedPerDay false alarms
     * @throws IllegalArgumentException if there is too little normal time for any
     */
    public AlarmThreshold threshold(double askedPerDay, long seed) {
        return AlarmThreshold.of(askedPerDay, blocks, seed);
    }

    /** Of all normal frames; 0 where there are none. */
    public double highest() {
        double highest = 0;
        for (float score : frames) {
            highest = Math.max(highest, score);
        }
        return highest;
    }

    private static double[] doubles(float[] values) {
        double[] all = new double[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i];
        }
        return all;
    }
}
