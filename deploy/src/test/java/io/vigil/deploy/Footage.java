package io.vigil.deploy;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameRecorder;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Real video made on the spot: a bright post that crosses a grey floor. */
public final class Footage {
    public static final int FRAMES_PER_SECOND = 25;

    private Footage() {}

    /** A complete file; the name's ending says which container. */
    public static Path write(Path file, int frames, int width, int height)
            throws FrameRecorder.Exception {
        try (FFmpegFrameRecorder recorder =
                recorder(file.toString(), null, avcodec.AV_CODEC_ID_MPEG4, width, height)) {
            // The index comes first, so that a part of the file is still a video.
            recorder.setOption("movflags", "faststart");
            recorder.start();
            record(recorder, 0, frames);
        }
        return file;
    }

    /** A recorder that is not started yet. */
    public static FFmpegFrameRecorder recorder(
            String to, String format, int codec, int width, int height) {
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(to, width, height);
        if (format != null) {
            recorder.setFormat(format);
        }
        recorder.setVideoCodec(codec);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(FRAMES_PER_SECOND);
        recorder.setVideoBitrate(1_000_000);
        recorder.setGopSize(5);
        return recorder;
    }

    /** Records images {@code from} to {@code to - 1}. */
    public static void record(FFmpegFrameRecorder recorder, int from, int to)
            throws FrameRecorder.Exception {
        int width = recorder.getImageWidth();
        int height = recorder.getImageHeight();
        try (OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            for (int i = from; i < to; i++) {
                try (Mat image = new Mat(height, width, opencv_core.CV_8UC3, Scalar.all(90))) {
                    int left = i * 3 % (width - width / 8);
                    Rect post = new Rect(left, height / 4, width / 8, height / 2);
                    image.apply(post).put(Scalar.all(220));
                    recorder.record(converter.convert(image));
                }
            }
        }
    }

    /** How many images a player gets out of a video. */
    public static int playable(Path video) throws FrameGrabber.Exception {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(video.toFile())) {
            grabber.start();
            int images = 0;
            while (grabber.grabImage() != null) {
                images++;
            }
            return images;
        }
    }
}
