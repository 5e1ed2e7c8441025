package io.vigil.deploy.anomaly;

import java.util.SplittableRandom;

/**
 * Which normal footage is for what. It is cut into blocks of time, of which every so many-th is
 * kept for calibration, where all frames are looked at one after another as they will be when they
 * are scored; in the others, some are.
 *
 * @param blockMicros length that a block should have
 * @param cycle one of so many blocks calibrates; 1: all do
 * @param stride of the frames to learn from, one in so many is looked at
 * @param drawn whether it is drawn which one of them does, so that what comes again at the same
 *     intervals is neither met nor missed by all of them; otherwise the last does
 */
record LookPlan(long blockMicros, int cycle, int stride, boolean drawn) {
    /** The design's share: a quarter and a little more. */
    private static final int CALIBRATES = 4;

    /** Fewer say too little of how much one differs from the next. */
    private static final int BLOCKS = 16;

    private static final long LONGEST = 30_000_000;
    private static final long SHORTEST = 5_000_000;

    /**
     * @param frames that there are; 0 where it is not known
     * @param micros of time that there is; likewise
     */
    static LookPlan learning(long frames, long micros, Effort effort) {
        int cycle = CALIBRATES * stride(frames / CALIBRATES, effort.calibrates());
        long learns = frames - frames / cycle;
        return new LookPlan(block(micros), cycle, stride(learns, effort.learns()), false);
    }

    /**
     * Nothing is learnt from; all that is looked at calibrates.
     *
     * @param frames that there are; 0 where it is not known
     * @param micros of time that there is; likewise
     * @param most frames to look at, and those of one block more
     */
    static LookPlan calibrating(long frames, long micros, int most) {
        return new LookPlan(block(micros), stride(frames, most), 1, true);
    }

    private static long block(long micros) {
        return micros == 0 ? LONGEST : Math.max(SHORTEST, Math.min(LONGEST, micros / BLOCKS));
    }

    private static int stride(long frames, int most) {
        return (int) Math.max(1, (frames + most - 1) / most);
    }

    boolean calibrates(int block) {
        int one = drawn ? new SplittableRandom(block / cycle).nextInt(cycle) : cycle - 1;
        return block % cycle == one;
    }

    /** The length of the blocks of a recording, so that all of it are alike. */
    long blockMicros(long recordingMicros) {
        if (recordingMicros == 0) {
            return blockMicros;
        }
        long count = Math.max(1, Math.round((double) recordingMicros / blockMicros));
        return recordingMicros / count + 1;
    }
}
