package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.kinematics.Manner;

/** What can be unusual about an object; of each, higher is less usual. */
public enum Term {
    /** Motion error of the autoencoder. */
    MOTION("motion"),
    /** Prediction error of the autoencoder. */
    PREDICTION("prediction"),
    /** Speed in body heights a second. */
    SPEED("speed"),
    /** Size in body heights. */
    SIZE("size"),
    /** Distance from the normal manners of the place. */
    MANNER("manner");

    private final String word;

    Term(String word) {
        this.word = word;
    }

    /** As files and messages name it. */
    public String word() {
        return word;
    }

    /** Its values for an object, by ordinal; not a number where it says nothing. */
    public static double[] of(Glance glance, Kinematics kinematics) {
        Manner manner = kinematics.manner(glance);
        return new double[] {
            glance.motionError(),
            glance.predictionError(),
            manner.speed(),
            // Foreground that no detector knows may be several objects in one.
            glance.label().isEmpty() ? Double.NaN : manner.size(),
            kinematics.oddity(manner)
        };
    }
}
