package io.vigil.anomaly.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vigil.anomaly.Course;
import io.vigil.anomaly.Glance;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.anomaly.scoring.Surprise;
import io.vigil.anomaly.scoring.Term;
import io.vigil.tracking.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On the left people stay for up to ten seconds, on the right for up to one. */
class OdditiesTest {
    private static Glance person(double x, double speed, double turning, double dwell) {
        return new Glance(new Box(x - 20, 200, x + 20, 300), "person", 1, 1, speed, 0, speed)
                .with(new Course(turning, dwell));
    }

    private static Normality learnt() {
        SplittableRandom random = new SplittableRandom(2);
        List<Glance> normal = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            double x = 60 + 520 * random.nextDouble();
            double most = x < 320 ? 10 : 1;
            normal.add(
                    person(
                            x,
                            50 + 10 * random.nextDouble(),
                            20 * random.nextDouble(),
                            most * random.nextDouble()));
        }
        Kinematics kinematics = Kinematics.of(640, 480, normal, 1).with(normal);
        return Normality.of(kinematics, normal, Normality.LEARNT);
    }

    @Test
    void howLongIsSaidInSecondsWithWhatIsNormalThere() {
        Normality normality = learnt();
        Oddity left = oddity(normality, person(100, 55, 5, 30), Term.DWELL);
        Oddity right = oddity(normality, person(540, 55, 5, 30), Term.DWELL);
        assertThat(left.value()).isCloseTo(30, within(1e-9));
        assertThat(left.unit()).isEqualTo("s");
        assertThat(left.high()).isBetween(9.0, 12.0);
        assertThat(right.value()).isCloseTo(30, within(1e-9));
        assertThat(right.high()).isBetween(0.9, 2.5);
        assertThat(right.low()).isLessThan(0.2);
    }

    @Test
    void howMuchItTurnsIsSaidInDegreesASecond() {
        Oddity oddity = oddity(learnt(), person(300, 55, 120, 1), Term.TURNING);
        assertThat(oddity.value()).isCloseTo(120, within(1e-9));
        assertThat(oddity.unit()).isEqualTo("degrees/s");
        assertThat(oddity.high()).isBetween(18.0, 25.0);
    }

    private static Oddity oddity(Normality normality, Glance glance, Term term) {
        double value = Term.of(glance, normality.kinematics()).get(term);
        return new Oddities(normality).of(new Surprise(glance, term, value, 3, 0.001), 7);
    }
}
