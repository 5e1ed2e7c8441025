package io.vigil.operators.health;

import java.util.Optional;

/**
 * How one trouble of a camera stands. Evidence gathers while looks say yes and goes twice as fast
 * while they say no, so that a trouble which flickers still opens and one that comes and goes with
 * the traffic does not; once open, evidence that it is over gathers likewise.
 *
 * @param evidenceMicros for how long it speaks for a change: for opening while closed, for closing
 *     while open
 * @param sinceMicros capture time since when the evidence has gathered; meaningless without any
 * @param open the alert; empty while closed
 */
public record Watch(long evidenceMicros, long sinceMicros, Optional<Opened> open) {
    public static final Watch CLOSED = new Watch(0, 0, Optional.empty());

    /**
     * An open alert.
     *
     * @param epoch of the frame that opened it
     * @param sequence of that frame
     * @param startedAtMicros when the trouble began, in capture time
     * @param detectedAtMicros when it opened
     */
    public record Opened(long epoch, long sequence, long startedAtMicros, long detectedAtMicros) {}

    boolean isOpen() {
        return open.isPresent();
    }

    /**
     * One look later; it opens and closes nothing itself.
     *
     * @param elapsedMicros since the look before
     * @param nowMicros capture time of this look
     */
    Watch hear(Verdict verdict, long elapsedMicros, long nowMicros) {
        if (verdict == Verdict.UNKNOWN) {
            return this;
        }
        boolean forChange = (verdict == Verdict.YES) != isOpen();
        if (!forChange) {
            long left = Math.max(0, evidenceMicros - 2 * elapsedMicros);
            return new Watch(left, left == 0 ? 0 : sinceMicros, open);
        }
        long since = evidenceMicros == 0 ? nowMicros - elapsedMicros : sinceMicros;
        return new Watch(evidenceMicros + elapsedMicros, since, open);
    }

    /** Whether there is evidence for a change, and enough of it. */
    boolean isDue(Verdict verdict, long afterMicros) {
        boolean forChange = verdict != Verdict.UNKNOWN && (verdict == Verdict.YES) != isOpen();
        return forChange && evidenceMicros >= afterMicros;
    }

    Watch opened(Opened alert) {
        return new Watch(0, 0, Optional.of(alert));
    }
}
