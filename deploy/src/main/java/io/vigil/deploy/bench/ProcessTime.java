package io.vigil.deploy.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A moment, by the clocks that measurements are made with. */
record ProcessTime(long nanos, long wallMillis, long cpuNanos) {
    static ProcessTime now() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ProcessTime(
                System.nanoTime(), System.currentTimeMillis(), system.getProcessCpuTime());
    }

    double secondsTo(ProcessTime later) {
        return (later.nanos - nanos) / 1e9;
    }

    double cpuSecondsTo(ProcessTime later) {
        return (later.cpuNanos - cpuNanos) / 1e9;
    }
}
