package io.vigil.deploy.bench;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;

/** A source decoded ahead by a thread of its own. */
final class Pictures implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final FrameSource source;
    private final BlockingQueue<Picture> ready;
    private final Queue<Mat> free = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile Exception failure;

    /**
     * @param ahead pictures that may wait
     */
    Pictures(FrameSource source, int ahead) {
        this.source = source;
        this.ready = new ArrayBlockingQueue<>(ahead);
        this.thread = new Thread(this::decode, "bare-decode");
        thread.start();
    }

    private void decode() {
        try (source) {
            long sequence = 0;
            for (Captured captured = source.next();
                    captured != null && !closed;
                    captured = source.next()) {
                Mat copy = free.poll();
                if (copy == null) {
                    copy = new Mat();
                }
                captured.image().copyTo(copy);
                Picture picture = new Picture("bare", sequence++, captured.sourceMicros(), copy);
                while (!closed && !ready.offer(picture, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    // The detector is slower than the decoder.
                }
            }
        } catch (SourceException | RuntimeException | InterruptedException broken) {
            failure = broken;
        } finally {
            ended = true;
        }
    }

    /**
     * The next picture, to be given back; null after the last.
     *
     * @throws SourceException if the source broke
     */
    Picture take() throws Exception {
        while (true) {
            boolean last = ended;
            Picture picture = ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (picture != null) {
                return picture;
            }
            if (last) {
                if (failure != null) {
                    throw failure;
                }
                return null;
            }
        }
    }

    void giveBack(Picture picture) {
        free.add(picture.bgr());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
