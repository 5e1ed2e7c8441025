package io.vigil.operators;

/** What tracking emits; all of it goes to Kafka in one transaction. */
public sealed interface TrackOutput
        permits Tracked, Dead, Raised, HealthSaid, Happened, Counted, Scored {
    /** Whom it is about, and the key of the record that it becomes; empty of a site. */
    String camera();
}
