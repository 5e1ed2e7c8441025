package io.vigil.deploy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;

/** A camera that pushes over RTSP to whoever listens, again and again, until it is closed. */
public final class PushingCamera implements AutoCloseable {
    private static final long RETRY_MILLIS = 200;

    /** Images from one edge to the other: 3 pixels each of 280. */
    private static final int SWAY = 90;

    private final String address;
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    private final boolean sways;

    private PushingCamera(int port, boolean sways) {
        this.sways = sways;
        address = "rtsp://127.0.0.1:%d/cam".formatted(port);
        thread = new Thread(this::push, "pushing-camera");
        thread.setDaemon(true);
    }

    /** A camera that is switched on. */
    public static PushingCamera start(int port) {
        return start(port, false);
    }

    /** One whose post goes to and fro and never leaves. */
    public static PushingCamera swaying(int port) {
        return start(port, true);
    }

    private static PushingCamera start(int port, boolean sways) {
        PushingCamera camera = new PushingCamera(port, sways);
        camera.thread.start();
        return camera;
    }

    /** What to name as the source that listens for it. */
    public static String source(int port) {
        return "rtsp+listen://127.0.0.1:%d/cam".formatted(port);
    }

    public void power(boolean wanted) {
        on.set(wanted);
    }

    public boolean powered() {
        return on.get();
    }

    @Override
    public void close() {
        closed.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void push() {
        try {
            while (!closed.get()) {
                if (on.get()) {
                    pushOnce();
                }
                Thread.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void pushOnce() throws InterruptedException {
        try (FFmpegFrameRecorder recorder =
                Footage.recorder(address, "rtsp", avcodec.AV_CODEC_ID_MPEG4, 320, 240)) {
            recorder.setOption("rtsp_transport", "tcp");
            recorder.start();
            for (int i = 0; on.get() && !closed.get(); i++) {
                int place = sways ? Math.abs((i + SWAY) % (2 * SWAY) - SWAY) : i;
                Footage.record(recorder, place, place + 1);
                Thread.sleep(1000 / Footage.FRAMES_PER_SECOND);
            }
        } catch (FrameRecorder.Exception nobodyListens) {
            // Another attempt follows.
        }
    }
}
