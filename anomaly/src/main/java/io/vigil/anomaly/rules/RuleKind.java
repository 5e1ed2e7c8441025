package io.vigil.anomaly.rules;

import java.util.Locale;

/** What a rule looks for. */
public enum RuleKind {
    /** Somebody is in a zone. */
    RESTRICTED_ZONE,
    /** A line is crossed the forbidden way. */
    LINE_CROSSED,
    /** Something moves against the given or learnt direction of its lane. */
    WRONG_WAY,
    /** A vehicle stands where none should, and is not in a queue. */
    STOPPED_VEHICLE,
    /** Faster than the limit, in km/h. */
    SPEEDING,
    /** More than the limit stand in the zone. */
    QUEUE,
    /** More than the limit are in the zone. */
    CROWD,
    /** Somebody stays in a zone for longer than the limit, in seconds, over all visits. */
    LOITERING,
    /** A thing stands where it was left, and who brought it is gone. */
    OBJECT_LEFT,
    /** A person moves faster than the limit, in body heights per second. */
    RUNNING,
    /** The camera itself is in trouble. */
    CAMERA_HEALTH,
    /** Nobody has been seen for longer than the limit, in seconds, where somebody should. */
    NO_ACTIVITY,
    /** Somebody left the bed. */
    BED_EXIT,
    /** Somebody who left the bed has not come back within the limit, in seconds. */
    NOT_BACK_IN_BED,
    /** Staff is with the resident: resolves what is open in the same zones. */
    STAFF_PRESENT,
    /** Stages that have to follow each other. */
    SEQUENCE;

    /** As it stands in a configuration, such as {@code restricted-zone}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
