package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.kinematics.Kinematics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is normal for a camera: its objects' usual manners, and how each term is distributed over
 * normal objects that were not learnt from.
 *
 * @param terms those that count or explain, with their tails
 */
public record Normality(Kinematics kinematics, Map<Term, TailModel> terms) {
    /**
     * Those that found most of what was put into held-out normal footage; size is in the manner.
     */
    public static final Set<Term> DEFAULT =
            Set.of(Term.MOTION, Term.PREDICTION, Term.SPEED, Term.MANNER);

    /** Those, and what explains besides. */
    public static final Set<Term> LEARNT =
            Set.of(Term.MOTION, Term.PREDICTION, Term.SPEED, Term.MANNER, Term.TURNING, Term.DWELL);

    public Normality {
        Objects.requireNonNull(kinematics, "kinematics");
        if (terms.keySet().stream().noneMatch(Term::isFused)) {
            throw new IllegalArgumentException(
                    "Normality needs at least one term that counts; the default is " + DEFAULT);
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
            if (!kinematics.counts(glance)) {
                continue;
            }
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

    /** How surprising an object is in this term; empty where nothing is known of it. */
    Optional<Surprise> surprise(Glance glance, Term term) {
        TailModel tail = terms.get(term);
        double value = term.value(glance, kinematics);
        double score = tail == null ? Double.NaN : tail.surprise(value);
        return score >= 0
                ? Optional.of(new Surprise(glance, term, value, score, tail.pValue(value)))
                : Optional.empty();
    }

    /** Of each term of which something is known, the most surprising object. */
    public Map<Term, Surprise> most(List<Glance> glances) {
        Map<Term, Surprise> most = new EnumMap<>(Term.class);
        for (Glance glance : glances) {
            if (!kinematics.counts(glance)) {
                continue;
            }
            Map<Term, Double> values = Term.of(glance, kinematics);
            terms.forEach(
                    (term, tail) -> {
                        double value = values.get(term);
                        double score = tail.surprise(value);
                        Surprise before = most.get(term);
                        if (before == null ? score >= 0 : score > before.score()) {
                            most.put(
                                    term,
                                    new Surprise(glance, term, value, score, tail.pValue(value)));
                        }
                    });
        }
        return most;
    }
}
