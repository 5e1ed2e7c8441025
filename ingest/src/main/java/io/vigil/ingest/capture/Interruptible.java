package io.vigil.ingest.capture;

/** A source whose read may wait for a host. */
interface Interruptible {
    /** Ends a read that waits in another thread; the source delivers nothing more. */
    void interrupt();
}
