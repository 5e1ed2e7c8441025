package io.vigil.deploy.run;

import io.vigil.sinks.file.Latency;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long frames took to where, by stage. Fed by one thread; read when that has ended. */
final class StageTimes {
    private final Map<String, Series> stages = new TreeMap<>();

    private static final class Series {
        private double[] millis = new double[1024];
        private int count;

        void add(double value) {
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, 2 * count);
            }
            millis[count++] = value;
        }
    }

    void add(String stage, double millis) {
        stages.computeIfAbsent(stage, name -> new Series()).add(millis);
    }

    SortedMap<String, Latency> latencies() {
        SortedMap<String, Latency> latencies = new TreeMap<>();
        stages.forEach(
                (stage, s) -> latencies.put(stage, Latency.of(Arrays.copyOf(s.millis, s.count))));
        return latencies;
    }
}
