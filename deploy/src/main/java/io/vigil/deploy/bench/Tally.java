package io.vigil.deploy.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters by name, for what travels to where it runs and yet is to be seen in this process. */
final class Tally {
    private static final Map<String, LongAdder> COUNTERS = new ConcurrentHashMap<>();

    private Tally() {}

    static LongAdder named(String name) {
        return COUNTERS.computeIfAbsent(name, unused -> new LongAdder());
    }
}
