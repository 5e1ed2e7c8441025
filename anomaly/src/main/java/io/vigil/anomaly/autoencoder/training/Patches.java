package io.vigil.anomaly.autoencoder.training;

import io.vigil.anomaly.autoencoder.CropPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sample of the patches of normal footage: all of them while there is room, then a fair draw
 * (reservoir sampling, Vitter 1985). Not safe for use by many threads.
 */
public final class Patches {
    private final CropPlan plan;
    private final int most;
    private final SplittableRandom random;
    private final List<byte[]> looks = new ArrayList<>();
    private int[] blocks = new int[1024];
    private long offered;

    /**
     * @param most how many are kept
     */
    public Patches(CropPlan plan, int most, long seed) {
        this.plan = plan;
        this.most = most;
        random = new SplittableRandom(seed);
    }

    public CropPlan plan() {
        return plan;
    }

    /**
     * @param block of time that it is of, from 0
     * @param grey {@link CropPlan#looks()} grey levels; copied where it is kept
     */
    public void add(int block, byte[] grey) {
        if (grey.length != plan.looks()) {
            throw new IllegalArgumentException(
                    "Patch needs %d grey levels for a side of %d, but has %d"
                            .formatted(plan.looks(), plan.side(), grey.length));
        }
        offered++;
        int place = looks.size();
        if (place == most) {
            long drawn = random.nextLong(offered);
            if (drawn >= most) {
                return;
            }
            place = (int) drawn;
            looks.set(place, grey.clone());
        } else {
            looks.add(grey.clone());
            blocks = place < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * place);
        }
        blocks[place] = block;
    }

    public int size() {
        return looks.size();
    }

    int block(int patch) {
        return blocks[patch];
    }

    void normalise(int patch, float[] to, int at) {
        plan.normalise(looks.get(patch), 0, to, at);
    }
}
