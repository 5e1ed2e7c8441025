package io.vigil.deploy;

import io.vigil.operators.assess.group.CameraGroups;
import io.vigil.operators.health.HealthConfig;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.GlanceConfig;
import io.vigil.operators.perceive.SecondaryConfig;
import io.vigil.operators.track.TrackerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * What the vision job needs to know.
 *
 * @param bootstrap the broker, as host:port
 * @param topicPrefix of the topics that ingest writes, such as {@code vigil.}
 * @param outputPrefix of the topics that the job writes; a replay has its own
 * @param deployment names the job's transactions; two jobs that run at once never share it
 * @param secondary models that look at what the detector finds
 * @param tracker makes the one that joins the detections
 * @param health when a camera is taken to be in trouble
 * @param parallelism subtasks of every operator
 * @param checkpointInterval also the delay of committed output
 * @param checkpoints folder of the retained checkpoints, seen by all of Flink's processes
 * @param backfillAfter how long ago a moment of an alert may have been captured before it is of the
 *     past, so that its rule's catch-up policy says what becomes of it
 * @param groups of cameras that are asked about together
 * @param glances how cameras are looked at with bundles of their own
 */
public record JobSettings(
        String bootstrap,
        String topicPrefix,
        String outputPrefix,
        String deployment,
        DetectorConfig detector,
        SecondaryConfig secondary,
        TrackerFactory tracker,
        HealthConfig health,
        int parallelism,
        Duration checkpointInterval,
        Path checkpoints,
        Duration backfillAfter,
        CameraGroups groups,
        GlanceConfig glances) {
    /** Longer than a restart of the job takes, shorter than anybody would wait. */
    public static final Duration BACKFILL_AFTER = Duration.ofSeconds(60);

    /** For recordings: their times are of the past, and nobody is called by them. */
    public static final Duration NEVER_BACKFILL = Duration.ofDays(100_000);

    /** With the usual limit of what is backfill, and each camera for itself, at every frame. */
    public JobSettings(
            String bootstrap,
            String topicPrefix,
            String outputPrefix,
            String deployment,
            DetectorConfig detector,
            SecondaryConfig secondary,
            TrackerFactory tracker,
            HealthConfig health,
            int parallelism,
            Duration checkpointInterval,
            Path checkpoints) {
        this(
                bootstrap,
                topicPrefix,
                outputPrefix,
                deployment,
                detector,
                secondary,
                tracker,
                health,
                parallelism,
                checkpointInterval,
                checkpoints,
                BACKFILL_AFTER,
                CameraGroups.NONE,
                GlanceConfig.DEFAULT);
    }

    public JobSettings {
        Objects.requireNonNull(bootstrap, "bootstrap");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(glances, "glances");
        if (parallelism < 1 || parallelism > 1024) {
            throw new IllegalArgumentException(
                    "Parallelism needs to be 1 to 1024, but was " + parallelism);
        }
        if (checkpointInterval.toMillis() < 10) {
            throw new IllegalArgumentException(
                    "The checkpoint interval needs at least 10 ms, but was " + checkpointInterval);
        }
    }
}
