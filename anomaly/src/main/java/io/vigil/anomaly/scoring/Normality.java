package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.calibration.Fused;
import io.vigil.anomaly.calibration.Fusion;
import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.kinematics.Kinematics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is normal for a camera: its objects' usual manners, and how each term is distributed over
 * normal objects that were not learnt from.
 *
 * @param terms those that count, with their tails
 */
public record Normality(Kinematics kinematics, Map<Term, TailModel> terms) {
    /** Those that found most of what was put into held-out normal footage. */
    public static final Set<Term> DEFAULT = Set.of(Term.MOTION, Term.SPEED, Term.SIZE, Term.MANNER);

    public Normality {
        Objects.requireNonNull(kinematics, "kinematics");
        if (terms.isEmpty()) {
            throw new IllegalArgumentException(
                    "Normality needs at least one term; the default is " + DEFAULT);
        }
        terms = new EnumMap<>(terms);
    }

    /**
     * @param normal objects of normal footage that {@code kinematics} and the autoencoder did not
     *     learn from
     */
    public static Normality of(Kinematics kinematics, List<Glance> normal, Set<Term> counted) {
        List<Map<Term, Double>> values = new ArrayList<>(normal.size());
        for (Glance glance : normal) {
            values.add(Term.of(glance, kinematics));
        }
        Map<Term, TailModel> terms = new EnumMap<>(Term.class);
        for (Term term : Term.values()) {
            if (counted.contains(term)) {
                terms.put(
                        term,
                        TailModel.of(
                                term.word(),
                                values.stream()
                                        .mapToDouble(v -> v.get(term))
                                        .filter(v -> !Double.isNaN(v))
                                        .toArray()));
            }
        }
        return new Normality(kinematics, terms);
    }

    @Override
    public Map<Term, TailModel> terms() {
        return new EnumMap<>(terms);
    }

    /** How surprising an object is. */
    public Surprise surprise(Glance glance) {
        Map<Term, Double> values = Term.of(glance, kinematics);
        List<Term> counted = List.copyOf(terms.keySet());
        double[] surprises = new double[counted.size()];
        for (int i = 0; i < surprises.length; i++) {
            Term term = counted.get(i);
            surprises[i] = terms.get(term).surprise(values.get(term));
        }
        Fused fused = Fusion.of(surprises);
        if (fused.term() < 0) {
            return new Surprise(glance, 0, counted.get(0), Double.NaN, 1);
        }
        Term term = counted.get(fused.term());
        double value = values.get(term);
        return new Surprise(glance, fused.score(), term, value, terms.get(term).pValue(value));
    }
}
