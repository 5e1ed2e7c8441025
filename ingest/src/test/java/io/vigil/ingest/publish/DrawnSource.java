package io.vigil.ingest.publish;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * A source that draws its frames: each is filled with its own number. As a file it delivers as fast
 * as it is read; as a camera it keeps its pace, and may break or fall silent.
 */
final class DrawnSource implements FrameSource {
    private final boolean live;
    private final int frames;
    private final long intervalMillis;
    private final String failure;
    private final Mat image = new Mat(48, 64, CV_8UC3);
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean growing;
    private int next;

    private DrawnSource(boolean live, int frames, long intervalMillis, String failure) {
        this.live = live;
        this.frames = frames;
        this.intervalMillis = intervalMillis;
        this.failure = failure;
    }

    /** A recording with 25 frames a second. */
    static DrawnSource file(int frames) {
        return new DrawnSource(false, frames, 40, null);
    }

    /** A recording that cannot be read beyond some frames. */
    static DrawnSource truncated(int frames, String failure) {
        return new DrawnSource(false, frames, 40, failure);
    }

    /** A camera that breaks after some frames, and may be tried again. */
    static DrawnSource camera(int frames, long intervalMillis, String failure) {
        return new DrawnSource(true, frames, intervalMillis, failure);
    }

    /** A camera that falls silent after some frames. */
    static DrawnSource silent(int frames, long intervalMillis) {
        return new DrawnSource(true, frames, intervalMillis, null);
    }

    /** A recording of which every other frame has 9 MB raw. */
    static DrawnSource huge(int frames) {
        DrawnSource source = file(frames);
        source.growing = true;
        return source;
    }

    @Override
    public Captured next() throws SourceException {
        if (next == frames && failure != null) {
            throw new SourceException(failure, live, null);
        }
        if (next == frames && !live) {
            return null;
        }
        try {
            long pause = next == frames ? Long.MAX_VALUE : live ? intervalMillis : 0;
            if (closed.await(pause, TimeUnit.MILLISECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        if (growing) {
            image.create(next % 2 == 0 ? 480 : 1500, next % 2 == 0 ? 640 : 2000, CV_8UC3);
        }
        try (Scalar colour = new Scalar(next % 256, next / 256.0, 0, 0)) {
            image.put(colour);
        }
        return new Captured(
                1_000L * intervalMillis * next++, System.currentTimeMillis() * 1_000, image);
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public long originMicros() {
        return live ? -1 : 1_000_000_000_000_000L;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
