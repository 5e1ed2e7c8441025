package io.vigil.operators.perceive;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes a recording in a thread of its own, a few images ahead of whoever looks at them, so that
 * both have a core. Used by one thread.
 */
final class ReadAhead implements AutoCloseable {
    /** Enough to ride out a look, few enough for 4K: 100 MB. */
    private static final int MOST = 4;

    private static final long CLOSE_MILLIS = 2000;

    /** An image of its own, or what broke, or neither where all has been read. */
    private record Read(Captured captured, Throwable broken) {}

    private final FrameSource source;
    private final BlockingQueue<Read> ahead = new ArrayBlockingQueue<>(MOST);
    private final Thread thread;

    /**
     * @param source closed with this
     */
    ReadAhead(String camera, FrameSource source) {
        this.source = source;
        thread = new Thread(this::read, "footage-" + camera);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try {
            Captured captured = source.next();
            while (captured != null) {
                Mat own = captured.image().clone();
                ahead.put(
                        new Read(
                                new Captured(
                                        captured.sourceMicros(), captured.arrivalMicros(), own),
                                null));
                captured = source.next();
            }
            ahead.put(new Read(null, null));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SourceException | RuntimeException | Error broken) {
            end(broken);
        }
    }

    private void end(Throwable broken) {
        try {
            ahead.put(new Read(null, broken));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for the next image, whether or not this thread is interrupted.
     *
     * @return the image, which is the caller's own, or null where all has been read; not to be
     *     asked after that
     * @throws SourceException if the recording cannot be read
     */
    Captured next() throws SourceException {
        Read read = taken();
        if (read.broken() instanceof SourceException broken) {
            throw broken;
        } else if (read.broken() instanceof RuntimeException bug) {
            throw bug;
        } else if (read.broken() instanceof Error error) {
            throw error;
        }
        return read.captured();
    }

    private Read taken() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return ahead.take();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        source.close();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        for (Read read = ahead.poll(); read != null; read = ahead.poll()) {
            if (read.captured() != null) {
                read.captured().image().close();
            }
        }
    }
}
