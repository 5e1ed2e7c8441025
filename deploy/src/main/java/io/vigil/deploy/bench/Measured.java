package io.vigil.deploy.bench;

/**
 * What passed in a stretch of time.
 *
 * @param seconds of the wall clock
 * @param cpuSeconds of all threads of this process in that time
 */
record Measured(double frames, double seconds, double cpuSeconds) {
    Measured {
        if (!(frames > 0 && seconds > 0)) {
            throw new IllegalArgumentException(
                    "A measurement needs frames and seconds, but had %s frames in %s s; measure for longer"
                            .formatted(frames, seconds));
        }
    }

    double framesPerSecond() {
        return frames / seconds;
    }

    double millisPerFrame() {
        return 1000 * seconds / frames;
    }

    double cpuMillisPerFrame() {
        return 1000 * cpuSeconds / frames;
    }

    /** Both stretches as one. */
    Measured and(Measured other) {
        return new Measured(
                frames + other.frames, seconds + other.seconds, cpuSeconds + other.cpuSeconds);
    }
}
