package io.vigil.operators.health;

import io.vigil.anomaly.Severity;
import java.util.Arrays;

/** What can be wrong with a camera, in the order in which it is judged and kept. */
public enum Trouble {
    /** The picture is black. */
    DARK("camera-dark", Severity.CRITICAL),
    /** The picture is white. */
    OVEREXPOSED("camera-overexposed", Severity.WARNING),
    /** Frames come, and all are the same. */
    FROZEN("camera-frozen", Severity.CRITICAL),
    /** Something is before the lens, or fog. */
    COVERED("camera-covered", Severity.CRITICAL),
    /** The camera looks another way than it used to. */
    MOVED("camera-moved", Severity.WARNING),
    /** Out of focus, or dirt on the lens. */
    BLURRED("camera-blurred", Severity.WARNING),
    /** What the detector says is distributed otherwise than it used to be. */
    DRIFT("detector-drift", Severity.WARNING);

    private final String kind;
    private final Severity severity;

    Trouble(String kind, Severity severity) {
        this.kind = kind;
        this.severity = severity;
    }

    /**
     * @throws IllegalArgumentException for a kind that is none of them
     */
    public static Trouble ofKind(String kind) {
        for (Trouble trouble : values()) {
            if (trouble.kind.equals(kind)) {
                return trouble;
            }
        }
        throw new IllegalArgumentException(
                "Trouble needs to be one of %s, but was '%s'"
                        .formatted(Arrays.toString(values()), kind));
    }

    /** As it stands in alerts. */
    public String kind() {
        return kind;
    }

    public Severity severity() {
        return severity;
    }
}
