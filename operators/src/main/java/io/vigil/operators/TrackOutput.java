package io.vigil.operators;

/** What tracking emits; all of it goes to Kafka in one transaction. */
public sealed interface TrackOutput permits Tracked, Dead, Raised, HealthSaid {
    /** The key of the record it became. */
    String camera();
}
