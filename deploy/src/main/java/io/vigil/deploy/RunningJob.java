package io.vigil.deploy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** The vision job on a Flink. */
public final class RunningJob {
    private final ClusterClient<?> client;
    private final JobID id;
    private final Optional<Path> restoredFrom;

    private RunningJob(ClusterClient<?> client, JobID id, Optional<Path> restoredFrom) {
        this.restoredFrom = restoredFrom;
        this.client = client;
        this.id = id;
    }

    /** Submits the job; it goes on from the newest retained checkpoint where there is one. */
    public static RunningJob submit(ClusterClient<?> client, JobSettings settings) {
        StreamExecutionEnvironment environment = JobEnvironment.create(settings);
        Topology.build(environment, settings);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName("vigil " + settings.deployment());
        Optional<Path> checkpoint = Checkpoints.latest(settings.checkpoints());
        checkpoint.ifPresent(
                path ->
                        graph.setSavepointRestoreSettings(
                                SavepointRestoreSettings.forPath(
                                        path.toUri().toString(),
                                        // Without groups what groups knew is forgotten.
                                        settings.groups().size() == 0,
                                        RecoveryClaimMode.NO_CLAIM)));
        return new RunningJob(client, client.submitJob(graph.getJobGraph()).join(), checkpoint);
    }

    public JobID id() {
        return id;
    }

    /** The checkpoint that it started from; empty where it started from nothing. */
    public Optional<Path> restoredFrom() {
        return restoredFrom;
    }

    public JobStatus status() {
        return client.getJobStatus(id).join();
    }

    /** Completes when the job has ended, for whatever reason. */
    public CompletableFuture<JobResult> ended() {
        return client.requestJobResult(id);
    }

    /** Why the job failed, once it has. */
    public Throwable failure() {
        ClassLoader loader = getClass().getClassLoader();
        return ended().join()
                .getSerializedThrowable()
                .map(t -> t.deserializeError(loader))
                .orElse(null);
    }

    /**
     * Stops the job with a savepoint in {@code folder}: everything before it is committed, and
     * nothing is drained.
     */
    public void stop(Path folder) {
        client.stopWithSavepoint(
                        id, false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .join();
    }
}
