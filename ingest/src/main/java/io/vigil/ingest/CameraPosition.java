package io.vigil.ingest;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a camera's log has come.
 *
 * @param epoch of the last record, or -1 where there is none
 * @param sequence of the last frame in that epoch that the ledger accounts for, or -1
 * @param capturedAtMicros content time reached, or {@link Long#MIN_VALUE} where there is none
 * @param captured frames captured over all epochs, up to this one
 * @param shed frames shed over all epochs before this one, by reason
 * @param ended why the source ended, or empty while it goes on
 * @param logOffset an offset of the camera's partition before which nothing newer is found
 */
public record CameraPosition(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        long captured,
        SortedMap<String, Long> shed,
        String ended,
        long logOffset) {
    public CameraPosition {
        shed = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(shed));
    }

    /** A camera that was never seen. */
    public static CameraPosition none(String camera) {
        return new CameraPosition(camera, -1, -1, Long.MIN_VALUE, 0, new TreeMap<>(), "", 0);
    }

    /**
     * This position moved on by a later record of the same log. Only frames and ends carry the
     * ledger, so for others it stays, and the sequence with it. Rules, models and what people say
     * come from elsewhere, at any time and under any epoch: they move nothing on.
     */
    public CameraPosition after(CameraRecord record) {
        if (record instanceof RuleSet
                || record instanceof Acknowledgement
                || record instanceof ModelChange) {
            return this;
        }
        long sequence = record.epoch() > epoch ? -1 : this.sequence;
        long captured = this.captured;
        Map<String, Long> shed = this.shed;
        String ended = "";
        if (record instanceof Frame frame) {
            sequence = frame.sequence();
            captured = frame.captured();
            shed = frame.shed();
        } else if (record instanceof SourceEnded end) {
            sequence = end.sequence();
            captured = end.captured();
            shed = end.shed();
            ended = end.reason();
        }
        return new CameraPosition(
                camera,
                record.epoch(),
                sequence,
                Math.max(capturedAtMicros, record.capturedAtMicros()),
                captured,
                new TreeMap<>(shed),
                ended,
                logOffset);
    }

    /** This position at the start of an epoch. */
    public CameraPosition opened(long newEpoch) {
        return new CameraPosition(
                camera, newEpoch, -1, capturedAtMicros, captured, shed, "", logOffset);
    }

    /** This position after frames that were not published, with the ledger that says so. */
    public CameraPosition shed(long through, long allCaptured, SortedMap<String, Long> allShed) {
        return new CameraPosition(
                camera, epoch, through, capturedAtMicros, allCaptured, allShed, "", logOffset);
    }

    public CameraPosition at(long offset) {
        return new CameraPosition(
                camera, epoch, sequence, capturedAtMicros, captured, shed, ended, offset);
    }
}
