package io.vigil.deploy.proof;

import java.util.Locale;
import java.util.Set;

/**
 * One kill and what followed.
 *
 * @param moment what was waited for
 * @param betweenCommits transactions that were pre-committed when the worker died, and that the
 *     restarted job committed
 * @param recoverySeconds from the kill to the next committed record
 */
record KillResult(
        int ordinal,
        String moment,
        long pid,
        int betweenCommits,
        RestartTrace.Restart restart,
        double recoverySeconds) {
    String line() {
        return String.format(
                Locale.ROOT,
                "kill %2d  pid %-7d %-34s %s  %s, back in %.1f s",
                ordinal + 1,
                pid,
                moment,
                betweenCommits > 0
                        ? "between pre-commit and commit"
                        : "                             ",
                restart.checkpoint()
                        .map(
                                checkpoint ->
                                        "checkpoint %d, read again from %s"
                                                .formatted(checkpoint, restart.offsets()))
                        .orElse("no checkpoint restored"),
                recoverySeconds);
    }

    /**
     * Whether the job went on from a checkpoint, and from the beginning of none of the logs.
     *
     * @param logs partitions that hold frames
     */
    boolean restored(Set<Integer> logs) {
        return restart.checkpoint().isPresent()
                && logs.stream().allMatch(log -> restart.offsets().getOrDefault(log, -1L) > 0);
    }
}
