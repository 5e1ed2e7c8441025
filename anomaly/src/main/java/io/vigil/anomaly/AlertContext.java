package io.vigil.anomaly;

import java.util.Objects;
import java.util.Optional;

/**
 * What an alert belongs to.
 *
 * @param rule the id of the rule that raised it; empty where it is about the camera itself
 * @param rulesVersion of the rule set that it was decided by; 0 where there was none
 * @param subject who or what, such as {@code track 12}; empty where it is the place or the camera
 * @param place the zone or line; empty where it is about the whole image
 * @param incident the alert id of the first alert of the incident that it is a part of; its own
 *     where it is the first
 * @param escalation how many of its escalations are due, from 0
 * @param suppressed why nobody is to be called, such as {@code cool-down}; empty where somebody is
 * @param acknowledgedBy who knows of it; empty as long as nobody does
 * @param evidence empty where no frame shows it
 * @param test whether it is to try out who is called
 * @param shadow whether its rule is tried out, so that it is only reported
 */
public record AlertContext(
        String rule,
        long rulesVersion,
        String subject,
        String place,
        String incident,
        int escalation,
        String suppressed,
        String acknowledgedBy,
        Optional<Evidence> evidence,
        boolean test,
        boolean shadow,
        CatchUp catchUp,
        Location location) {
    /** Of an alert about the camera itself. */
    public static final AlertContext NONE =
            new AlertContext(
                    "",
                    0,
                    "",
                    "",
                    "",
                    0,
                    "",
                    "",
                    Optional.empty(),
                    false,
                    false,
                    CatchUp.MARK_STALE,
                    Location.UNKNOWN);

    public AlertContext {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(suppressed, "suppressed");
        Objects.requireNonNull(acknowledgedBy, "acknowledgedBy");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(catchUp, "catchUp");
        Objects.requireNonNull(location, "location");
        if (escalation < 0) {
            throw new IllegalArgumentException(
                    "Escalation needs to be 0 or more, but was " + escalation);
        }
    }
}
