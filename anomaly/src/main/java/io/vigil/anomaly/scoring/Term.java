package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.kinematics.Kinematics;
import io.vigil.anomaly.kinematics.Manner;
import java.util.EnumMap;
import java.util.Map;

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

    /** Whether the autoencoder says it; else it is a matter of kinematics. */
    public boolean isLearntFromPixels() {
        return this == MOTION || this == PREDICTION;
    }

    /** The values of all for an object; not a number where one says nothing. */
    public static Map<Term, Double> of(Glance glance, Kinematics kinematics) {
        Manner manner = kinematics.manner(glance);
        Map<Term, Double> values = new EnumMap<>(Term.class);
        values.put(MOTION, glance.motionError());
        values.put(PREDICTION, glance.predictionError());
        values.put(SPEED, manner.speed());
        // Foreground that no detector knows may be several objects in one.
        values.put(SIZE, glance.label().isEmpty() ? Double.NaN : manner.size());
        values.put(MANNER, kinematics.oddity(manner));
        return values;
    }
}
