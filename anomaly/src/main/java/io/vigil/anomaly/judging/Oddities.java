package io.vigil.anomaly.judging;

import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.kinematics.Usual;
import io.vigil.anomaly.scoring.Normality;
import io.vigil.anomaly.scoring.Surprise;
import io.vigil.anomaly.scoring.Term;

/** Says of what is unusual what would have been normal. */
final class Oddities {
    /** Share of what is normal that is left out at either end. */
    private static final double OUTSIDE = 0.01;

    private final Normality normality;

    Oddities(Normality normality) {
        this.normality = normality;
    }

    Oddity of(Surprise most, long track) {
        Usual usual = usual(most);
        double scale = scale(most);
        return new Oddity(
                most.glance().box(),
                most.glance().label(),
                track,
                most.term().word(),
                unit(most.term()),
                most.value() * scale,
                usual.low() * scale,
                usual.high() * scale,
                most.pValue());
    }

    private Usual usual(Surprise most) {
        if (most.term() == Term.SPEED) {
            return normality
                    .kinematics()
                    .speeds(normality.kinematics().manner(most.glance()), OUTSIDE);
        }
        TailModel tail = normality.terms().get(most.term());
        return new Usual(tail.quantile(OUTSIDE), tail.quantile(1 - OUTSIDE));
    }

    /** Of what is said over what is usual at its place, that; else 1. */
    private double scale(Surprise most) {
        return switch (most.term()) {
            case TURNING -> normality.kinematics().usualTurning(most.glance());
            case DWELL -> normality.kinematics().usualDwell(most.glance());
            default -> 1;
        };
    }

    private static String unit(Term term) {
        return switch (term) {
            case SPEED -> "body heights/s";
            case SIZE -> "body heights";
            case TURNING -> "degrees/s";
            case DWELL -> "s";
            default -> "";
        };
    }
}
