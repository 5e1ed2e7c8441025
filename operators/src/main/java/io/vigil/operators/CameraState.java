package io.vigil.operators;

import io.vigil.tracking.Affine;
import io.vigil.tracking.FrameLedger;
import io.vigil.tracking.TrackerState;
import java.util.Objects;

/**
 * All that the job remembers of one camera.
 *
 * @param epoch of the last record accepted; -1 before the first
 * @param sequence of the last frame accepted in that epoch; -1 before its first
 * @param clockMicros greatest capture time of any record accepted; {@link Long#MIN_VALUE} before
 *     the first
 * @param saidMicros content time at which the ledger was last said; {@link Long#MIN_VALUE} before
 *     the first time
 * @param unfollowed the camera's motion over the frames since the last that the tracker has seen
 * @param ended whether the source has ended and nothing came after
 */
public record CameraState(
        FrameLedger ledger,
        TrackerState tracker,
        long epoch,
        long sequence,
        long clockMicros,
        long saidMicros,
        Affine unfollowed,
        boolean ended) {
    /** The state before the first record. */
    public static final CameraState EMPTY =
            new CameraState(
                    FrameLedger.EMPTY,
                    TrackerState.empty(),
                    -1,
                    -1,
                    Long.MIN_VALUE,
                    Long.MIN_VALUE,
                    Affine.IDENTITY,
                    false);

    public CameraState {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(tracker, "tracker");
        Objects.requireNonNull(unfollowed, "unfollowed");
    }

    public CameraState withLedger(FrameLedger next) {
        return new CameraState(
                next, tracker, epoch, sequence, clockMicros, saidMicros, unfollowed, ended);
    }

    /** The ledger has been said at the present content time. */
    public CameraState withLedgerSaid() {
        return new CameraState(
                ledger, tracker, epoch, sequence, clockMicros, clockMicros, unfollowed, ended);
    }
}
