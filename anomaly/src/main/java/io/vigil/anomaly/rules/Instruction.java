package io.vigil.anomaly.rules;

import java.util.Objects;

/**
 * What somebody says about alerts.
 *
 * @param target the alert's id; of an inhibition the rule's id, or empty for all of the camera's
 * @param by who says so
 * @param note why
 * @param untilMicros capture time at which an inhibition ends; 0 otherwise
 */
public record Instruction(Action action, String target, String by, String note, long untilMicros) {
    /** What is to be done. */
    public enum Action {
        /** Somebody knows of the alert. */
        ACKNOWLEDGE,
        /** The rule's alerts are written as suppressed until then, as at roadworks. */
        INHIBIT,
        /** What the alert about an anomaly is about is normal. */
        NORMAL,
        /** The camera's view is right as it is now. */
        CONFIRM_VIEW
    }

    public Instruction {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(note, "note");
    }
}
