package io.vigil.operators.perceive.onnx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A model run over and over on inputs that are there already, and nothing else: what perception is
 * measured against.
 */
public final class BareRuns {
    private BareRuns() {}

    /**
     * @param files one for each caller: callers of the same file share its session
     * @return images a second of all callers together
     * @throws ModelException if there is no such model, or it does not run
     */
    public static double perSecond(
            List<Path> files, ModelOptions options, Duration warmUp, Duration measured)
            throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(files.size());
        try {
            CyclicBarrier together = new CyclicBarrier(files.size());
            List<Future<Double>> rates = new ArrayList<>();
            for (Path file : files) {
                rates.add(callers.submit(() -> rate(file, options, together, warmUp, measured)));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } finally {
            callers.shutdownNow();
        }
    }

    private static double rate(
            Path file,
            ModelOptions options,
            CyclicBarrier together,
            Duration warmUp,
            Duration measured)
            throws Exception {
        try (ModelSession session = ModelSession.open(file, options)) {
            int images = session.batch();
            Elements.noise(
                    session.input(),
                    0,
                    images * session.inputs().elements(),
                    session.image().type(),
                    1);
            together.await();
            run(session, images, warmUp);
            long start = System.nanoTime();
            long runs = run(session, images, measured);
            return runs * images / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static long run(ModelSession session, int images, Duration span) {
        long end = System.nanoTime() + span.toNanos();
        long runs = 0;
        for (; System.nanoTime() < end; runs++) {
            session.run(images);
        }
        return runs;
    }
}
