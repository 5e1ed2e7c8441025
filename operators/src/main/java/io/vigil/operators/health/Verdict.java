package io.vigil.operators.health;

/** What one look at a camera says of one trouble. */
enum Verdict {
    YES,
    NO,
    /** It cannot be told: what is, goes on. */
    UNKNOWN;

    static Verdict of(boolean yes) {
        return yes ? YES : NO;
    }
}
