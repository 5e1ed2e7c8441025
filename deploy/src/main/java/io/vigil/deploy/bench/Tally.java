package io.vigil.deploy.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What is counted where it runs and looked at in the same process, by name. */
final class Tally {
    private static final Map<String, Tally> ALL = new ConcurrentHashMap<>();

    private final LongAdder frames = new LongAdder();
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();

    private Tally() {}

    static Tally named(String name) {
        return ALL.computeIfAbsent(name, unused -> new Tally());
    }

    static long nowMicros() {
        return System.nanoTime() / 1000;
    }

    /**
     * @param dueMicros when the frame was due to go in, by {@link #nowMicros}
     */
    void count(long dueMicros) {
        frames.increment();
        millis.add((nowMicros() - dueMicros) / 1e3);
        if (millis.size() > 100_000) {
            millis.poll();
        }
    }

    long frames() {
        return frames.sum();
    }

    /** What frames took from when they were due, since the last call. */
    double[] millis() {
        double[] taken = millis.stream().mapToDouble(value -> value).toArray();
        millis.clear();
        return taken;
    }
}
