package io.vigil.deploy.bench;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.Sources;

/**
 * A recording that starts again at its end, its times rising on. Read in real time it counts as a
 * camera, whose time is laid on arrival.
 */
final class LoopedSource implements FrameSource {
    private final CameraConfig camera;
    private volatile boolean closed;
    private FrameSource current;
    private long offsetMicros;
    private long lastMicros;
    private long stepMicros;
    private long lastArrivalMicros;
    private boolean first = true;
    private boolean restarted;

    private LoopedSource(CameraConfig camera, FrameSource source) {
        this.camera = camera;
        this.current = source;
    }

    static LoopedSource open(CameraConfig camera) throws SourceException {
        return new LoopedSource(camera, Sources.open(camera));
    }

    @Override
    public Captured next() throws SourceException {
        Captured captured = source().next();
        if (captured == null) {
            if (closed || first) {
                return null;
            }
            restart();
            captured = source().next();
            if (captured == null) {
                return null;
            }
        }
        return placed(captured);
    }

    private Captured placed(Captured captured) {
        long arrival = captured.arrivalMicros();
        if (restarted) {
            // A camera goes on at the time that has passed, a recording at its own pace.
            long step = live() ? arrival - lastArrivalMicros : stepMicros;
            offsetMicros = lastMicros + Math.max(1, step) - captured.sourceMicros();
            restarted = false;
        }
        long micros = captured.sourceMicros() + offsetMicros;
        stepMicros = first ? stepMicros : micros - lastMicros;
        first = false;
        lastMicros = micros;
        lastArrivalMicros = arrival;
        return new Captured(micros, arrival, captured.image());
    }

    private synchronized FrameSource source() {
        return current;
    }

    private synchronized void restart() throws SourceException {
        current.close();
        if (!closed) {
            current = Sources.open(camera);
            restarted = true;
        }
    }

    @Override
    public boolean live() {
        return source().live();
    }

    @Override
    public long originMicros() {
        return live() ? -1 : source().originMicros();
    }

    @Override
    public void close() {
        closed = true;
        source().close();
    }
}
