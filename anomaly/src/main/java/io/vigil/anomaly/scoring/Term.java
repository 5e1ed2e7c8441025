package io.vigil.anomaly.scoring;

import io.vigil.anomaly.Glance;
import io.vigil.anomaly.kinematics.Kinematics;
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
    MANNER("manner"),
    /** How much its way turns, over what is usual at the place. */
    TURNING("turning"),
    /** For how long it stays near the place, over what is usual there. */
    DWELL("dwell");

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

    /**
     * Whether it counts in a frame's score. Turning and dwell explain, and no more: on objects of
     * doubled speed, or against the flow, in normal footage that was held out, they cost more than
     * they found.
     */
    public boolean isFused() {
        return this != TURNING && this != DWELL;
    }

    /** The values of all for an object; not a number where one says nothing. */
    public static Map<Term, Double> of(Glance glance, Kinematics kinematics) {
        Map<Term, Double> values = new EnumMap<>(Term.class);
        for (Term term : values()) {
            values.put(term, term.value(glance, kinematics));
        }
        return values;
    }

    /** Of an object; not a number where it says nothing. */
    double value(Glance glance, Kinematics kinematics) {
        return switch (this) {
            case MOTION -> glance.motionError();
            case PREDICTION -> glance.predictionError();
            case SPEED -> kinematics.manner(glance).speed();
            // Foreground that no detector knows may be several objects in one.
            case SIZE -> glance.label().isEmpty() ? Double.NaN : kinematics.manner(glance).size();
            case MANNER -> kinematics.oddity(kinematics.manner(glance));
            // The edges of foreground flicker, and its way with them.
            case TURNING ->
                    glance.label().isEmpty()
                            ? Double.NaN
                            : glance.course().turning() / kinematics.usualTurning(glance);
            case DWELL -> glance.course().dwell() / kinematics.usualDwell(glance);
        };
    }
}
