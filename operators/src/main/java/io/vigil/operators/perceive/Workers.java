package io.vigil.operators.perceive;

import io.vigil.operators.Perceived;
import io.vigil.operators.source.RecordChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Threads with a detector each. */
final class Workers {
    private static final long LAST_FRAME_SECONDS = 30;

    private final List<Detector> detectors = new ArrayList<>();
    private final BlockingQueue<Detector> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads;
    private final RecordChecker checker;

    /**
     * @throws DetectorException if a detector cannot be opened; none is left open then
     */
    Workers(DetectorFactory factory, int count, String name, RecordChecker checker) {
        this.checker = checker;
        try {
            for (int i = 0; i < count; i++) {
                detectors.add(factory.open());
            }
        } catch (RuntimeException failed) {
            detectors.forEach(Detector::close);
            throw failed;
        }
        idle.addAll(detectors);
        threads =
                Executors.newFixedThreadPool(
                        count,
                        work -> {
                            Thread thread = new Thread(work, name);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** How many earlier frames the detectors look at. */
    int history() {
        return detectors.get(0).history();
    }

    /** Completes exceptionally only where the machine is at fault, not the frame. */
    CompletableFuture<Perceived> submit(Inference inference) {
        return CompletableFuture.supplyAsync(() -> run(inference), threads);
    }

    private Perceived run(Inference inference) {
        // There are as many detectors as threads, so that one is always idle.
        Detector detector = idle.remove();
        try {
            return inference.run(detector, checker);
        } finally {
            idle.add(detector);
        }
    }

    void stop() throws InterruptedException {
        threads.shutdownNow();
        // A detector must not be closed under a thread that is inside its native code.
        if (threads.awaitTermination(LAST_FRAME_SECONDS, TimeUnit.SECONDS)) {
            detectors.forEach(Detector::close);
        }
    }
}
