package io.vigil.anomaly.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Course;
import io.vigil.anomaly.Glance;
import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExplainingTermsTest {
    private final List<Glance> normal = normal();
    private final Kinematics kinematics = Kinematics.of(640, 480, normal, 1).with(normal);

    private static List<Glance> normal() {
        SplittableRandom random = new SplittableRandom(2);
        List<Glance> all = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double motion = random.nextExponential();
            double speed = 50 + 10 * random.nextDouble();
            Course course = new Course(20 * random.nextDouble(), 3 * random.nextDouble());
            all.add(person(60 + 520 * random.nextDouble(), motion, speed).with(course));
        }
        return all;
    }

    private static Glance person(double x, double motion, double speed) {
        return new Glance(
                new Box(x - 20, 200, x + 20, 300), "person", motion, motion, speed, 0, speed);
    }

    private FrameScore scored(Set<Term> terms, Glance... glances) {
        Map<Term, TailModel> tails = new EnumMap<>(Term.class);
        for (Term term : terms) {
            tails.put(
                    term,
                    TailModel.of(
                            term.word(),
                            normal.stream()
                                    .mapToDouble(g -> Term.of(g, kinematics).get(term))
                                    .toArray()));
        }
        return new FrameScoring(new Normality(kinematics, tails))
                .step(Smoothing.NONE, 0, List.of(glances))
                .score();
    }

    @Test
    void theyNeverChangeAScore() {
        Glance loiterer = person(300, 8, 55).with(new Course(0, 60));
        FrameScore with = scored(Normality.LEARNT, loiterer);
        FrameScore without = scored(Normality.DEFAULT, loiterer);
        assertThat(with.score()).isEqualTo(without.score());
        assertThat(without.most().orElseThrow().term()).isNotEqualTo(Term.DWELL);
        assertThat(with.most().orElseThrow().term()).isEqualTo(Term.DWELL);
    }

    @Test
    void theyAreAskedAboutTheObjectThatTheScoreIsOf() {
        Glance odd = person(100, 12, 55).with(new Course(5, 1));
        Glance loiterer = person(500, 1, 55).with(new Course(170, 60));
        Surprise most = scored(Normality.LEARNT, odd, loiterer).most().orElseThrow();
        assertThat(most.glance()).isEqualTo(odd);
        assertThat(most.term().isFused()).isTrue();
    }

    @Test
    void whatIsNotKnownSaysNothing() {
        Glance unfollowed = person(300, 8, 55);
        Map<Term, Double> values = Term.of(unfollowed, kinematics);
        assertThat(values.get(Term.TURNING)).isNaN();
        assertThat(values.get(Term.DWELL)).isNaN();
        assertThat(scored(Normality.LEARNT, unfollowed).most().orElseThrow().term().isFused())
                .isTrue();
        Kinematics old = Kinematics.of(640, 480, normal, 1);
        assertThat(Term.of(normal.get(0), old).get(Term.DWELL)).isNaN();
    }
}
