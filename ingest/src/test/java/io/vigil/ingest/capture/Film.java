package io.vigil.ingest.capture;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Real video made on the spot: image i is grey, with i told by its brightness, and one red corner.
 */
final class Film {
    static final int RATE = 25;

    private Film() {}

    /** The grey of image i; neighbours differ by more than a codec loses. */
    static int grey(int i) {
        return 30 + i % 16 * 12;
    }

    /** Grey, with the top left eighth red. */
    static Mat image(int i, int width, int height) {
        Mat image = new Mat(height, width, opencv_core.CV_8UC3, Scalar.all(grey(i)));
        image.apply(new Rect(0, 0, width / 4, height / 2)).put(new Scalar(0, 0, 255, 0));
        return image;
    }

    static byte[] jpeg(int i, int width, int height) {
        try (BytePointer encoded = new BytePointer()) {
            opencv_imgcodecs.imencode(".jpg", image(i, width, height), encoded);
            byte[] bytes = new byte[(int) encoded.limit()];
            encoded.get(bytes);
            return bytes;
        }
    }

    static int centreGrey(Mat image) {
        try (UByteIndexer pixels = image.createIndexer()) {
            return pixels.get(image.rows() * 3L / 4, image.cols() * 3L / 4, 1);
        }
    }

    static boolean red(Mat image, int x, int y) {
        try (UByteIndexer pixels = image.createIndexer()) {
            return pixels.get(y, x, 2) > 180 && pixels.get(y, x, 1) < 80;
        }
    }

    static Path mp4(Path file, int frames) throws FrameRecorder.Exception {
        return write(file, frames, 160, 120, Map.of());
    }

    static Path write(Path file, int frames, int width, int height, Map<String, String> options)
            throws FrameRecorder.Exception {
        try (FFmpegFrameRecorder recorder = recorder(file.toString(), null, width, height)) {
            new TreeMap<>(options).forEach(recorder::setOption);
            recorder.start();
            record(recorder, 0, frames, width, height, i -> i);
        }
        return file;
    }

    /** MPEG-4 part 2, which every build can write; a key frame every 5 images. */
    static FFmpegFrameRecorder recorder(String to, String format, int width, int height) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(to, width, height);
        if (format != null) {
            recorder.setFormat(format);
        }
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(RATE);
        recorder.setVideoBitrate(2_000_000);
        recorder.setGopSize(5);
        return recorder;
    }

    static void record(
            FFmpegFrameRecorder recorder,
            int from,
            int to,
            int width,
            int height,
            IntUnaryOperator which)
            throws FrameRecorder.Exception {
        try (OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            for (int i = from; i < to; i++) {
                try (Mat image = image(which.applyAsInt(i), width, height)) {
                    recorder.record(converter.convert(image));
                }
            }
        }
    }
}
