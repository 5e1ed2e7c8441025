package io.vigil.operators.perceive.attention;

import io.vigil.ingest.CameraMotion;
import java.util.List;

/**
 * Decides which frames of a camera are looked at. A pure function of a frame and at most {@link
 * #HISTORY} frames before it in the log, so that it decides the same wherever a run begins.
 *
 * <p>Frames fall into blocks by their sequence number. In each block the first frame that is due is
 * looked at; so is every other that is due where something has moved since the last look, where
 * nobody can know that, because frames were shed, or where that look lies before the last multiple
 * of the refresh time. Immutable; safe for use by many threads.
 */
public final class Gate {
    /** How many frames before a frame decide about it. */
    public static final int HISTORY = 16;

    /** By how many pixels the camera may have moved since a look whose answer still stands. */
    private static final double SAME_PLACE = 1;

    private final Attention attention;
    private final int block;
    private final long periodMicros;
    private final long refreshMicros;

    /**
     * @param lookingBack how many earlier frames the detector itself looks at, 0 to {@link
     *     #HISTORY}: an answer that stands for later frames still rests on no more than that many
     */
    public Gate(Attention attention, int lookingBack) {
        this.attention = attention;
        this.block = Math.max(1, HISTORY - lookingBack);
        this.periodMicros =
                attention.rate() == 0 ? 0 : Math.max(1, Math.round(1e6 / attention.rate()));
        this.refreshMicros = attention.refresh().toNanos() / 1000;
    }

    /**
     * @param before the last {@link #HISTORY} frames of the same epoch before {@code now}, or all
     *     where there are fewer, oldest first
     */
    public Choice choose(List<Moment> before, Moment now) {
        long current = Math.floorDiv(now.sequence(), block);
        Moment previous = null;
        Progress progress = new Progress();
        for (Moment moment : before) {
            if (Math.floorDiv(moment.sequence(), block) == current) {
                progress.see(previous, moment);
            }
            previous = moment;
        }
        return progress.see(previous, now);
    }

    private boolean due(Moment previous, Moment moment) {
        return previous == null
                || periodMicros == 0
                || Math.floorDiv(moment.capturedAtMicros(), periodMicros)
                        != Math.floorDiv(previous.capturedAtMicros(), periodMicros);
    }

    /** From the block's first frame on. */
    private final class Progress {
        /** The last that was looked at; -1 before the first. */
        private long looked = -1;

        private boolean stale = true;
        private double moved;
        private CameraMotion motion = CameraMotion.NONE;

        Choice see(Moment previous, Moment moment) {
            note(previous, moment);
            if (!due(previous, moment)) {
                return Choice.LEAVE;
            }
            if (looked >= 0 && !stale) {
                return new Choice.Repeat(looked);
            }
            looked = moment.sequence();
            stale = false;
            moved = 0;
            motion = CameraMotion.NONE;
            return Choice.LOOK;
        }

        private void note(Moment previous, Moment moment) {
            if (stale || previous == null) {
                return;
            }
            moved += moment.moving();
            motion = moment.motion().after(motion);
            boolean same =
                    refreshMicros > 0
                            && moment.sequence() == previous.sequence() + 1
                            && moment.width() == previous.width()
                            && moment.height() == previous.height()
                            && Math.floorDiv(moment.capturedAtMicros(), refreshMicros)
                                    == Math.floorDiv(previous.capturedAtMicros(), refreshMicros)
                            // Not a number is no stillness either.
                            && moved <= attention.still()
                            && motion.greatestShift(moment.width(), moment.height()) <= SAME_PLACE;
            stale = !same;
        }
    }
}
