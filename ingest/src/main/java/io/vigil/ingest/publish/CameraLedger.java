package io.vigil.ingest.publish;

import io.vigil.ingest.CameraPosition;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a camera's frames over all epochs: {@code captured = published + shed}, after
 * every step.
 *
 * @param shed by reason
 */
public record CameraLedger(long captured, long published, SortedMap<String, Long> shed) {
    /** Perception is behind. */
    public static final String NO_CREDIT = "no-credit";

    /** The image has more than {@link Topics#MAX_IMAGE_BYTES}. */
    public static final String TOO_LARGE = "too-large";

    /** Came when a heartbeat had already moved content time past it. */
    public static final String LATE = "late";

    /** Captured when ingest was stopped, and not published any more. */
    public static final String STOPPED = "stopped";

    public static final CameraLedger EMPTY = new CameraLedger(0, 0, new TreeMap<>());

    public CameraLedger {
        shed = Collections.unmodifiableSortedMap(new TreeMap<>(shed));
        long shedTotal = total(shed);
        if (captured != published + shedTotal) {
            throw new IllegalArgumentException(
                    "A ledger needs captured = published + shed, but was %d = %d + %d"
                            .formatted(captured, published, shedTotal));
        }
    }

    /** The ledger that a log ends with. */
    public static CameraLedger of(CameraPosition position) {
        return new CameraLedger(
                position.captured(), position.captured() - total(position.shed()), position.shed());
    }

    CameraLedger publish() {
        return new CameraLedger(captured + 1, published + 1, shed);
    }

    CameraLedger shed(String reason, long frames) {
        TreeMap<String, Long> more = new TreeMap<>(shed);
        more.merge(reason, frames, Long::sum);
        return new CameraLedger(captured + frames, published, more);
    }

    public long shedTotal() {
        return total(shed);
    }

    private static long total(SortedMap<String, Long> shed) {
        return shed.values().stream().mapToLong(Long::longValue).sum();
    }
}
