package io.vigil.deploy.run;

import io.vigil.deploy.console.Console;
import io.vigil.deploy.embedded.FlinkProcesses;
import io.vigil.ingest.publish.CameraStatus;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Kills the working Flink worker with -9 when the scenes are half over, and measures how long
 * nothing is processed.
 */
final class WorkerKill implements Session.Watcher {
    /** At some 40 s of the usual 75. */
    private static final double SHARE = 0.53;

    /** Of the scenes, in frames a second. */
    private static final double RATE = 12;

    private static final double SETTLING_SECONDS = 0.7;

    private final FlinkProcesses flink;
    private final int killAfterSeconds;
    private final Console console;
    private long killedNanos;
    private long processedAtKill;
    private double backAfterSeconds = -1;

    /**
     * @param sceneSeconds how long the scenes are
     */
    WorkerKill(FlinkProcesses flink, int sceneSeconds, Console console) {
        this.flink = flink;
        this.killAfterSeconds = (int) (sceneSeconds * SHARE);
        this.console = console;
    }

    @Override
    public void tick(List<CameraStatus> cameras, LivePart live) throws IOException {
        long processed =
                cameras.stream().mapToLong(c -> c.ledger().published() - c.unprocessed()).sum();
        if (killedNanos == 0 && contentSeconds(cameras) >= killAfterSeconds) {
            kill(processed, live);
        } else if (killedNanos != 0 && backAfterSeconds < 0) {
            double seconds = (System.nanoTime() - killedNanos) / 1e9;
            if (seconds < SETTLING_SECONDS) {
                processedAtKill = processed; // what the dead worker had said is still arriving
                return;
            }
            if (processed <= processedAtKill) {
                return;
            }
            backAfterSeconds = seconds;
            say(
                    String.format(
                            Locale.ROOT,
                            "The standby worker took over: back in %.1f s",
                            backAfterSeconds),
                    live);
        }
    }

    /** From the kill to the first frame processed after it; -1 where it has not come to that. */
    double backAfterSeconds() {
        return backAfterSeconds;
    }

    boolean killed() {
        return killedNanos != 0;
    }

    private void kill(long processed, LivePart live) throws IOException {
        List<Process> working = flink.workingTaskManagers();
        if (working.isEmpty()) {
            return; // between two schedules; the next tick looks again
        }
        processedAtKill = processed;
        killedNanos = System.nanoTime();
        for (Process worker : working) {
            worker.destroyForcibly();
        }
        say("kill -9 of the Flink worker, process %d".formatted(working.get(0).pid()), live);
        flink.addTaskManager();
    }

    private void say(String text, LivePart live) {
        console.say(text);
        live.announce(text);
    }

    /** How far the slowest scene has come. */
    private static double contentSeconds(List<CameraStatus> cameras) {
        return cameras.stream().mapToDouble(WorkerKill::contentSeconds).min().orElse(0);
    }

    private static double contentSeconds(CameraStatus camera) {
        return Math.max(0, camera.sequence()) / RATE;
    }
}
