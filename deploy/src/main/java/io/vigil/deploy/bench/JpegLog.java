package io.vigil.deploy.bench;

import io.vigil.deploy.console.InputException;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.capture.Captured;
import io.vigil.ingest.capture.FrameSource;
import io.vigil.ingest.capture.SourceException;
import io.vigil.ingest.capture.Sources;
import io.vigil.tracking.simulation.Renderer;
import io.vigil.tracking.simulation.Scene;
import io.vigil.tracking.simulation.Scenes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Frames as ingest would publish them, in memory: JPEG of quality 90 in one size. */
final class JpegLog {
    static final int FRAMES = 16;

    private static final int QUALITY = 90;

    private JpegLog() {}

    /**
     * @param video of which every tenth frame is taken; null for a rendered street
     * @param width that frames are scaled to, their height likewise; in pixels
     */
    static List<Frame> of(Path video, int width) throws SourceException {
        List<Frame> frames = new ArrayList<>();
        if (video == null) {
            rendered(width, frames);
        } else {
            read(video, width, frames);
        }
        if (frames.isEmpty()) {
            throw new InputException("Video %s holds no frame".formatted(video));
        }
        return frames;
    }

    private static void rendered(int width, List<Frame> frames) {
        Scene scene = Scenes.street(1, 10);
        Renderer renderer = new Renderer(scene, 1);
        byte[] bgr = new byte[3 * scene.width() * scene.height()];
        try (Mat image = new Mat(scene.height(), scene.width(), opencv_core.CV_8UC3)) {
            for (int i = 0; i < FRAMES; i++) {
                renderer.render(i * (scene.frames() / FRAMES), bgr);
                image.data().put(bgr);
                frames.add(frame(image, width, i));
            }
        }
    }

    private static void read(Path video, int width, List<Frame> frames) throws SourceException {
        CameraConfig camera = CameraConfig.of("bench", video.toAbsolutePath().toString());
        try (FrameSource source = Sources.open(camera)) {
            int number = 0;
            for (Captured captured = source.next();
                    captured != null && frames.size() < FRAMES;
                    captured = source.next()) {
                if (number++ % 10 == 0) {
                    frames.add(frame(captured.image(), width, frames.size()));
                }
            }
        }
    }

    private static Frame frame(Mat image, int width, int sequence) {
        int height = Math.max(1, Math.round((float) image.rows() * width / image.cols()));
        try (Mat scaled = new Mat();
                Size size = new Size(width, height);
                BytePointer bytes = new BytePointer();
                IntPointer quality =
                        new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY)) {
            opencv_imgproc.resize(image, scaled, size);
            opencv_imgcodecs.imencode(".jpg", scaled, bytes, quality);
            byte[] jpeg = new byte[(int) bytes.limit()];
            bytes.get(jpeg);
            return frame(sequence, 1_000_000L + 100_000L * sequence, width, height, jpeg);
        }
    }

    private static Frame frame(long sequence, long micros, int width, int height, byte[] jpeg) {
        return new Frame(
                "bench",
                0,
                sequence,
                micros,
                width,
                height,
                FrameEncoding.JPEG,
                jpeg,
                List.of(),
                CameraMotion.NONE,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    /** The same image at another place in the log. */
    static Frame at(Frame frame, long sequence, long micros) {
        return frame(sequence, micros, frame.width(), frame.height(), frame.image());
    }
}
