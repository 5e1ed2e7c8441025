package io.vigil.deploy.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Work of this thread that is to be interrupted and waited for where the process is told to end:
 * native code must not run on while its libraries are taken down.
 */
final class Unfinished {
    private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Thread worker = Thread.currentThread();
    private final Thread hook = new Thread(this::interrupt, "unfinished");
    private boolean finished;

    private Unfinished() {}

    static <T> T call(Callable<T> work) throws Exception {
        Unfinished unfinished = new Unfinished();
        Runtime.getRuntime().addShutdownHook(unfinished.hook);
        try {
            return work.call();
        } finally {
            unfinished.finish();
        }
    }

    private synchronized void interrupt() {
        worker.interrupt();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        try {
            while (!finished && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.timedWait(this, WAIT_MILLIS);
            }
        } catch (InterruptedException twice) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        synchronized (this) {
            finished = true;
            notifyAll();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process ends already; the hook has been told.
        }
    }
}
