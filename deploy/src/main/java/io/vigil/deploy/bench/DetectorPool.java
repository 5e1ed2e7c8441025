package io.vigil.deploy.bench;

import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import io.vigil.tracking.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Threads with a detector each, as many as a configuration says. */
final class DetectorPool implements AutoCloseable {
    private static final long LAST_FRAME_SECONDS = 30;

    private final List<Detector> detectors = new ArrayList<>();
    private final BlockingQueue<Detector> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    DetectorPool(DetectorConfig config) {
        for (int i = 0; i < config.execution().workers(); i++) {
            detectors.add(Detectors.open(config));
        }
        idle.addAll(detectors);
        threads = Executors.newFixedThreadPool(config.execution().workers());
    }

    Future<List<Detection>> submit(Picture picture) {
        return threads.submit(
                () -> {
                    Detector detector = idle.remove();
                    try {
                        return detector.detect(picture, List.of());
                    } finally {
                        idle.add(detector);
                    }
                });
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            // A detector must not be closed under a thread that is inside its native code.
            if (threads.awaitTermination(LAST_FRAME_SECONDS, TimeUnit.SECONDS)) {
                detectors.forEach(Detector::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
