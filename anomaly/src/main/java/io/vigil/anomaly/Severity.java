package io.vigil.anomaly;

/** How soon somebody should look, rising. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Today. */
    WARNING,
    /** Now. */
    CRITICAL
}
