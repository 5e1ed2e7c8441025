package io.vigil.ingest;

/**
 * One entry of a camera's log. Only frames take a new sequence number; every other record carries
 * that of the last frame captured before it ({@code -1} where there was none).
 */
public sealed interface CameraRecord
        permits Frame, Heartbeat, RuleSet, Acknowledgement, ModelChange, SourceDown, SourceEnded {
    /** The camera's id, which is also the key in Kafka. */
    String camera();

    /** How often the source has restarted; files: 0. */
    long epoch();

    long sequence();

    /** Capture time in microseconds since 1970; strictly increasing over the frames of a camera. */
    long capturedAtMicros();
}
