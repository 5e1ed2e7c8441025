package io.vigil.operators;

/** What tracking emits; all of it goes to Kafka in one transaction. */
public sealed interface TrackOutput permits Tracked, Dead, Raised, HealthSaid, Happened, Counted {
    /** The key of the record it became. */
    String camera();
}
