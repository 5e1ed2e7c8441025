package io.vigil.operators.perceive;

import io.vigil.anomaly.Foreground;
import io.vigil.ingest.CameraClock;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.ClockReading;
import io.vigil.ingest.ClockState;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.capture.BlankImage;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameShaper;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.Sampling;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.Sources;
import io.vigil.ingest.memory.MemoryConfig;
import io.vigil.ingest.memory.Observation;
import io.vigil.ingest.memory.SceneMemory;
import io.vigil.operators.PerceivedFrame;
import io.vigil.tracking.Detection;
import io.vigil.tracking.FrameDetections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What is perceived of a recording, frame by frame, without a log: ingest's sampling, masks and
 * scene memory, its compression, and a detector, in one thread.
 */
public final class PerceivedClip {
    private final CameraConfig camera;
    private final SceneMemory memory;
    private final FrameShaper shaper;
    private final BlankImage blank = new BlankImage();

    private PerceivedClip(CameraConfig camera) {
        this.camera = camera;
        this.memory = new SceneMemory(MemoryConfig.of(camera));
        this.shaper = new FrameShaper(camera);
    }

    /**
     * @param frames told of each frame, in the order of time
     * @throws SourceException if the recording cannot be read
     */
    public static void play(CameraConfig camera, Detector detector, Consumer<PerceivedFrame> frames)
            throws SourceException, InterruptedException {
        try (FrameSource source = Sources.open(camera)) {
            play(source, camera, detector, frames);
        }
    }

    /**
     * The same of a source that is open already, and stays so.
     *
     * @param camera whose own source is not looked at
     */
    public static void play(
            FrameSource source,
            CameraConfig camera,
            Detector detector,
            Consumer<PerceivedFrame> frames)
            throws SourceException {
        new PerceivedClip(camera).play(source, detector, frames);
    }

    private void play(FrameSource source, Detector detector, Consumer<PerceivedFrame> frames)
            throws SourceException {
        Sampling sampling = Sampling.at(camera.framesPerSecond());
        ClockState clock = ClockState.file(0);
        long sequence = -1;
        for (Captured next = source.next(); next != null; next = source.next()) {
            ClockReading reading =
                    CameraClock.read(clock, next.sourceMicros(), next.arrivalMicros());
            clock = reading.state();
            if (sampling.keeps(reading.capturedAtMicros())) {
                sampling = sampling.kept(reading.capturedAtMicros());
                Frame frame =
                        frame(shaper.shape(next.image()), ++sequence, reading.capturedAtMicros());
                frames.accept(perceived(frame, detector));
            }
        }
    }

    private Frame frame(Mat image, long sequence, long micros) {
        Observation seen = memory.observe(image, micros);
        return new Frame(
                camera.id(),
                0,
                sequence,
                micros,
                image.cols(),
                image.rows(),
                FrameEncoding.JPEG,
                jpeg(camera.images() ? image : blank.like(image)),
                seen.regions(),
                seen.cameraMotion(),
                seen.statistics(),
                sequence + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    private byte[] jpeg(Mat image) {
        try (BytePointer bytes = new BytePointer();
                IntPointer quality =
                        new IntPointer(
                                opencv_imgcodecs.IMWRITE_JPEG_QUALITY, camera.jpegQuality())) {
            opencv_imgcodecs.imencode(".jpg", image, bytes, quality);
            byte[] jpeg = new byte[(int) bytes.limit()];
            bytes.get(jpeg);
            return jpeg;
        }
    }

    private static PerceivedFrame perceived(Frame frame, Detector detector) {
        DecodedFrame decoded = new DecodedFrame(frame);
        try {
            List<Detection> found = Quantiser.quantised(detector.detect(decoded, List.of()));
            List<Foreground> foreground =
                    frame.regions().stream().map(Inference::foreground).toList();
            return new PerceivedFrame(
                    new FrameDetections(
                            frame.camera(),
                            frame.epoch(),
                            frame.sequence(),
                            frame.capturedAtMicros(),
                            frame.width(),
                            frame.height(),
                            Inference.affine(frame.cameraMotion()),
                            found),
                    true,
                    frame.statistics(),
                    frame.captured(),
                    new TreeMap<>(frame.shed()),
                    foreground,
                    false,
                    List.of());
        } finally {
            decoded.release();
        }
    }
}
