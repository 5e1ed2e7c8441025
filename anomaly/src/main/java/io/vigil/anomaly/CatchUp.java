package io.vigil.anomaly;

/** What becomes of alerts that come long after what they are about, as after an outage. */
public enum CatchUp {
    /** They are raised as if it were now. */
    ALL,
    /** They are written, and marked as of the past, so that nobody is called. */
    MARK_STALE,
    /** They are not written; only counts and events show what happened. */
    COUNTS_ONLY
}
