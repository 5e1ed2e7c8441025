package io.vigil.deploy.proof;

import java.util.Locale;

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
                "kill %2d  pid %-7d %-34s %s  checkpoint %s, read again from %s, back in %.1f s",
                ordinal + 1,
                pid,
                moment,
                betweenCommits > 0
                        ? "between pre-commit and commit"
                        : "                             ",
                restart.checkpoint().map(String::valueOf).orElse("NONE"),
                restart.offsets(),
                recoverySeconds);
    }

    /** Whether the job went on from a checkpoint, and not from the beginning of the log. */
    boolean restored() {
        return restart.checkpoint().isPresent()
                && !restart.offsets().isEmpty()
                && restart.offsets().values().stream().allMatch(offset -> offset > 0);
    }
}
