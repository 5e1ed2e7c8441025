package io.vigil.deploy.anomaly;

import io.vigil.operators.perceive.Looked;
import java.util.ArrayList;
import java.util.List;

/**
 * What was looked at in the blocks that calibrate, until there is a model to say something of it.
 * There is all of it or none.
 */
final class Kept {
    private final long mostBytes;
    private final List<Frame> frames = new ArrayList<>();
    private long bytes;

    /**
     * @param mostBytes of patches; with 0 nothing is kept
     */
    Kept(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** As {@link NormalFootage.Seen}, without images. */
    record Frame(int block, String source, double seconds, long micros, List<Looked> looked) {}

    void add(NormalFootage.Seen seen, List<Looked> looked) {
        bytes += looked.stream().mapToLong(one -> one.grey().length).sum();
        if (isWhole()) {
            frames.add(
                    new Frame(
                            seen.block(),
                            seen.source().source(),
                            seen.seconds(),
                            seen.micros(),
                            looked));
        } else {
            frames.clear();
        }
    }

    /** Whether nothing was more than could be kept. */
    boolean isWhole() {
        return bytes < mostBytes;
    }

    /** In the order of time. */
    List<Frame> frames() {
        return frames;
    }
}
