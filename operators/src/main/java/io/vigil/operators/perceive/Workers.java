package io.vigil.operators.perceive;

import io.vigil.operators.Perceived;
import io.vigil.operators.source.RecordChecker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Threads with a detector each, which take what waits in batches. */
final class Workers {
    private static final Duration LAST_BATCH = Duration.ofSeconds(30);

    private final List<Detector> detectors = new ArrayList<>();
    private final List<Glancing> glancings = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final BatchQueue<Task> tasks;
    private final RecordChecker checker;

    private record Task(Inference inference, CompletableFuture<Perceived> answer) {}

    /**
     * @throws DetectorException if a detector cannot be opened; none is left open then
     */
    Workers(DetectorFactory factory, Execution execution, String name, RecordChecker checker) {
        this.checker = checker;
        tasks = new BatchQueue<>(execution.batchWait());
        try {
            for (int i = 0; i < execution.workers(); i++) {
                detectors.add(factory.open());
            }
        } catch (RuntimeException failed) {
            detectors.forEach(Detector::close);
            throw failed;
        }
        for (Detector detector : detectors) {
            Glancing glancing = new Glancing(execution.threads());
            glancings.add(glancing);
            Thread thread = new Thread(() -> work(detector, glancing), name);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** How many earlier frames the detectors look at. */
    int history() {
        return detectors.get(0).history();
    }

    /** How many frames all detectors together take at once. */
    int atOnce() {
        return detectors.stream().mapToInt(Detector::batch).sum();
    }

    /** Completes exceptionally only where the machine is at fault, not the frame. */
    CompletableFuture<Perceived> submit(Inference inference) {
        CompletableFuture<Perceived> answer = new CompletableFuture<>();
        tasks.add(new Task(inference, answer));
        return answer;
    }

    /** No more is submitted until all of it is answered: batches need not wait to be filled. */
    void hurry() {
        tasks.hurry();
    }

    private void work(Detector detector, Glancing glancing) {
        try {
            List<Task> batch = tasks.take(detector.batch());
            while (!batch.isEmpty()) {
                run(batch, detector, glancing);
                batch = tasks.take(detector.batch());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(List<Task> batch, Detector detector, Glancing glancing) {
        try {
            List<Perceived> answers =
                    Inference.run(
                            batch.stream().map(Task::inference).toList(),
                            detector,
                            glancing,
                            checker);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (Throwable fault) {
            batch.forEach(task -> task.answer().completeExceptionally(fault));
        }
        glancing.closeRetired();
    }

    void stop() throws InterruptedException {
        tasks.close();
        long end = System.nanoTime() + LAST_BATCH.toNanos();
        boolean ended = true;
        for (Thread thread : threads) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            thread.join(left);
            ended &= !thread.isAlive();
        }
        // A detector must not be closed under a thread that is inside its native code.
        if (ended) {
            glancings.forEach(Glancing::close);
            detectors.forEach(Detector::close);
        }
    }
}
