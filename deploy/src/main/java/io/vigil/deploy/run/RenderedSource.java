package io.vigil.deploy.run;

import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceLength;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** A built-in scene as a source; it counts as a file, whose times are the scene's own. */
final class RenderedSource implements FrameSource {
    private final Scene scene;
    private final Renderer renderer;
    private final boolean realTime;
    private final byte[] bgr;
    private final Mat image;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long startedNanos;
    private int frame;

    /**
     * @param realTime whether frames come at the pace of the scene, or as fast as they are asked
     *     for
     */
    RenderedSource(Scene scene, long seed, boolean realTime) {
        this.scene = scene;
        this.renderer = new Renderer(scene, seed);
        this.realTime = realTime;
        this.bgr = new byte[3 * scene.width() * scene.height()];
        this.image = new Mat(scene.height(), scene.width(), opencv_core.CV_8UC3);
    }

    @Override
    public Captured next() {
        if (frame == 0) {
            startedNanos = System.nanoTime();
        }
        if (frame >= scene.frames() || (realTime && !waitForTurn())) {
            return null;
        }
        renderer.render(frame, bgr);
        image.data().put(bgr);
        long micros = scene.capturedAtMicros(frame++) - originMicros();
        return new Captured(micros, System.currentTimeMillis() * 1000, image);
    }

    @Override
    public long originMicros() {
        return scene.capturedAtMicros(0);
    }

    @Override
    public SourceLength length() {
        return new SourceLength(
                scene.frames(), Math.round(scene.frames() * 1e6 / scene.framesPerSecond()));
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** Returns false when it was closed instead. */
    private boolean waitForTurn() {
        long due = startedNanos + Math.round(frame * 1e9 / scene.framesPerSecond());
        try {
            return !closed.await(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
