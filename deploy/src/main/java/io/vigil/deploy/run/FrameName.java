package io.vigil.deploy.run;

/** Names a frame of a camera; ordered as the frames are. */
record FrameName(long epoch, long sequence) implements Comparable<FrameName> {
    @Override
    public int compareTo(FrameName other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
    }
}
