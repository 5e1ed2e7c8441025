package io.vigil.deploy.proof;

import io.vigil.deploy.embedded.BrokerProcess;
import io.vigil.deploy.embedded.FlinkProcesses;
import io.vigil.deploy.run.EndWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Kills processes with -9 and watches the job come back.
 *
 * @param logs partitions that hold frames
 */
record Disturbance(
        BrokerProcess broker,
        FlinkProcesses flink,
        EndWatch watch,
        OpenTransactions transactions,
        RestartTrace trace,
        Set<Integer> logs) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration TRACE = Duration.ofSeconds(30);

    /** Kills the TaskManagers that have tasks, and starts a new one as the next standby. */
    KillResult killWorkers(int ordinal, String moment) throws IOException, InterruptedException {
        List<Process> working = flink.workingTaskManagers();
        if (working.isEmpty()) {
            throw new IllegalStateException("No TaskManager has tasks; see " + flink.folder());
        }
        working.forEach(Process::destroyForcibly);
        long killed = System.nanoTime();
        Set<String> open = transactions.open();
        long before = watch.records();
        flink.addTaskManager();
        watch.awaitMore(before, PATIENCE);
        double seconds = (System.nanoTime() - killed) / 1e9;
        KillResult result =
                new KillResult(
                        ordinal,
                        moment,
                        working.get(0).pid(),
                        transactions.committed(open).size(),
                        trace.await(logs, TRACE),
                        seconds);
        flink.awaitTaskManagers(ExactlyOnceProof.WORKERS);
        return result;
    }

    /** Kills the broker and starts it again on its folder and port. */
    KillResult killBroker(int ordinal, String moment) throws IOException, InterruptedException {
        Process process = broker.process();
        Set<String> open = transactions.open();
        process.destroyForcibly().waitFor();
        long killed = System.nanoTime();
        long before = watch.records();
        broker.launch();
        watch.awaitMore(before, PATIENCE);
        double seconds = (System.nanoTime() - killed) / 1e9;
        return new KillResult(
                ordinal,
                moment,
                process.pid(),
                transactions.committed(open).size(),
                trace.next(),
                seconds);
    }
}
