package io.vigil.ingest.publish;

/**
 * A camera at one moment.
 *
 * @param live whether frames are lost when nobody keeps up
 * @param epoch of the last frame, or -1
 * @param sequence of the last frame, or -1
 * @param capturedAtMicros content time reached, or {@link Long#MIN_VALUE} before the first frame
 * @param ledger over all epochs; frames that still wait are not in it
 * @param framesPerSecond captured lately
 * @param skewMicros source time less arrival time
 * @param queued frames that wait for credit
 * @param unprocessed frames that are published and not processed
 * @param error the last, without credentials; empty where there was none
 */
public record CameraStatus(
        String camera,
        State state,
        boolean live,
        long epoch,
        long sequence,
        long capturedAtMicros,
        CameraLedger ledger,
        double framesPerSecond,
        long skewMicros,
        int queued,
        int unprocessed,
        String error) {
    /** What a camera is doing, or how it ended. */
    public enum State {
        /** Not reached yet, or being tried again. */
        CONNECTING,
        UP,
        DOWN,
        /** Read to its end. */
        ENDED,
        /** Stopped by request. */
        STOPPED,
        /** The source cannot be read, or not further. */
        UNREADABLE,
        /** Something of ours is wrong. */
        FAILED;

        /** Whether nothing more will come from the camera. */
        public boolean over() {
            return this == ENDED || this == STOPPED || this == UNREADABLE || this == FAILED;
        }
    }
}
