package io.vigil.deploy.learning;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a camera stands on its way to models of its own.
 *
 * @param recordedMicros of normal footage so far
 * @param neededMicros of it before training
 * @param lastMicros capture time of the last frame that was recorded; {@link Long#MIN_VALUE} before
 *     the first, and after a pause
 * @param troubles that are open, by their kind
 * @param bundle in force of those that were learnt here; empty before the first
 * @param why it is in this stage, for people
 */
public record CameraLearning(
        Stage stage,
        long recordedMicros,
        long neededMicros,
        long lastMicros,
        SortedSet<String> troubles,
        String bundle,
        String why) {
    /** What is being done. */
    public enum Stage {
        /** Normal footage is recorded. */
        WARM_UP,
        /** Models are fitted to it. */
        TRAINING,
        /** The job has them: first on trial, then live. */
        DEPLOYED
    }

    public CameraLearning {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(why, "why");
        troubles = Collections.unmodifiableSortedSet(new TreeSet<>(troubles));
    }

    static CameraLearning begun(long neededMicros, String bundle, String why) {
        return new CameraLearning(
                Stage.WARM_UP, 0, neededMicros, Long.MIN_VALUE, new TreeSet<>(), bundle, why);
    }

    /** Whether a frame that comes now is normal footage. */
    boolean records() {
        return stage == Stage.WARM_UP && Learning.ANOTHER_NORMAL.containsAll(troubles);
    }

    /** Whether the camera shows something else than what was learnt before. */
    boolean isElsewhere() {
        return troubles.stream().anyMatch(Learning.ANOTHER_NORMAL::contains);
    }

    CameraLearning recorded(long micros, long added) {
        return new CameraLearning(
                stage, recordedMicros + added, neededMicros, micros, troubles, bundle, why);
    }

    CameraLearning with(Stage next, String bundleThen, String reason) {
        return new CameraLearning(
                next, recordedMicros, neededMicros, lastMicros, troubles, bundleThen, reason);
    }

    /** With more to be recorded. */
    CameraLearning needing(long micros, String reason) {
        return new CameraLearning(
                Stage.WARM_UP, recordedMicros, micros, Long.MIN_VALUE, troubles, bundle, reason);
    }

    CameraLearning troubled(SortedSet<String> open) {
        return new CameraLearning(
                stage, recordedMicros, neededMicros, Long.MIN_VALUE, open, bundle, why);
    }
}
