package io.vigil.operators;

import io.vigil.ingest.CameraMotion;
import io.vigil.ingest.CameraRecord;
import io.vigil.ingest.ClockQuality;
import io.vigil.ingest.Frame;
import io.vigil.ingest.FrameEncoding;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.wire.CameraRecordCodec;
import io.vigil.ingest.wire.SchemaStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Frames made for tests, and how they lie in the log. */
public final class FrameSamples {
    public static final int WIDTH = 64;
    public static final int HEIGHT = 48;
    private static final CameraRecordCodec CODEC = new CameraRecordCodec(SchemaStore.NONE);

    private FrameSamples() {}

    /** A raw grey frame whose every pixel is {@code sequence}. */
    public static Frame grey(String camera, long epoch, long sequence) {
        byte[] image = new byte[WIDTH * HEIGHT];
        Arrays.fill(image, (byte) sequence);
        return frame(camera, epoch, sequence, WIDTH, HEIGHT, FrameEncoding.GRAY8, image);
    }

    public static Frame frame(
            String camera,
            long epoch,
            long sequence,
            int width,
            int height,
            FrameEncoding encoding,
            byte[] image) {
        return new Frame(
                camera,
                epoch,
                sequence,
                1_000_000 * (1 + epoch) + 100_000 * sequence,
                width,
                height,
                encoding,
                image,
                List.of(),
                CameraMotion.NONE,
                ImageStatistics.UNKNOWN,
                sequence + 1,
                Map.of(),
                ClockQuality.SOURCE,
                0);
    }

    public static byte[] jpeg(int width, int height) {
        try (Mat image = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(90));
                BytePointer bytes = new BytePointer()) {
            opencv_imgcodecs.imencode(".jpg", image, bytes);
            byte[] jpeg = new byte[(int) bytes.limit()];
            bytes.get(jpeg);
            return jpeg;
        }
    }

    public static RawRecord raw(CameraRecord record, long offset) {
        return raw(record.camera(), CODEC.encode(record), offset);
    }

    public static RawRecord raw(String key, byte[] value, long offset) {
        return new RawRecord(key, value, "vigil.frames", 3, offset);
    }
}
