package io.vigil.deploy.learning;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Trains one camera after another. */
final class Lessons implements AutoCloseable {
    private final Map<String, Future<?>> underWay = new HashMap<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    lesson -> {
                        Thread teacher = new Thread(lesson, "vigil-training");
                        teacher.setDaemon(true);
                        return teacher;
                    });

    void begin(String camera, Runnable lesson) {
        underWay.put(camera, thread.submit(lesson));
    }

    /** Also one that has not begun. */
    void cancel(String camera) {
        Future<?> lesson = underWay.remove(camera);
        if (lesson != null) {
            lesson.cancel(true);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
