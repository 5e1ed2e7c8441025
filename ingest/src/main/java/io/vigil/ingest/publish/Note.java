package io.vigil.ingest.publish;

/** What a camera's log says between its frames. */
sealed interface Note {
    /** A new epoch begins with the next frame, which was captured then. */
    record Opened(long epoch, long capturedAtMicros) implements Note {}

    /** Frames that never came to the queue. */
    record Lost(String reason, Loss loss) implements Note {}

    /** The source went away. */
    record Down(String reason) implements Note {}

    /** Nothing more will come. */
    record Ended(String reason) implements Note {}
}
