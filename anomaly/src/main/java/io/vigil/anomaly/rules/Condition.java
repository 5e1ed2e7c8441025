package io.vigil.anomaly.rules;

import io.vigil.tracking.spatial.SpatialEvent;

/** What a rule of one kind looks for. Immutable. */
interface Condition {
    /**
     * An event that concerns what is remembered; also where the camera sees nothing just now.
     *
     * @return what is to be remembered
     */
    default RuleMemory hear(RuleMemory memory, SpatialEvent event, Moment now) {
        return memory;
    }

    /** What is to be remembered outside of the rule's hours. */
    default RuleMemory rest(RuleMemory memory) {
        return memory;
    }

    /**
     * What holds in this frame.
     *
     * @return what is to be remembered
     */
    RuleMemory judge(RuleMemory memory, Moment now, Findings found);
}
