package io.vigil.deploy.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the job runs.
 *
 * @param parallelism subtasks of every operator; 0 for one per camera, at most one per core
 * @param checkpointInterval also the delay at which readers of committed records see them
 * @param stateDir where checkpoints are kept; empty for a folder inside the output folder
 * @param address {@code host:port} of the cluster's REST endpoint, for {@code vigil job}
 */
public record FlinkConfig(
        int parallelism, Duration checkpointInterval, Optional<Path> stateDir, String address) {
    static final Range PARALLELISM = new Range(0, 1024);
    static final Range CHECKPOINT_SECONDS = new Range(0.1, 600);
    static final Pattern ADDRESS = Pattern.compile("(?:[^\\s,:]+|\\[[0-9a-fA-F:]+]):\\d{1,5}");

    public FlinkConfig {
        PARALLELISM.check("Flink parallelism", parallelism);
        CHECKPOINT_SECONDS.check(
                "Flink checkpoint interval in seconds", checkpointInterval.toMillis() / 1000.0);
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "Flink address needs host:port, but was '%s'".formatted(address));
        }
    }

    /** The parallelism to use for so many cameras on so many cores, at least 1. */
    public int parallelismFor(int cameras, int cores) {
        return parallelism > 0 ? parallelism : Math.max(1, Math.min(cameras, cores));
    }

    public FlinkConfig withParallelism(int other) {
        return new FlinkConfig(other, checkpointInterval, stateDir, address);
    }
}
