package io.vigil.sinks.evidence;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * An MP4 file that is playable at every moment: it is written in fragments of a second, which
 * survive the death of the process, and becomes an ordinary MP4 when closed. H.264 where the
 * library has OpenH264 (browsers play it), MPEG-4 part 2 elsewhere. Not for many threads.
 */
final class VideoFile implements AutoCloseable {
    private static final boolean H264 = avcodec_find_encoder_by_name("libopenh264") != null;

    /** Ticks of the file's clock: fine enough for any camera's variable frame times. */
    private static final int TICKS_PER_SECOND = 1000;

    private final FFmpegFrameRecorder recorder;
    private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
    private long lastMillis = -1;

    /**
     * @param width even, in pixels
     * @param height even, in pixels
     */
    VideoFile(Path file, int width, int height) throws IOException {
        av_log_set_level(AV_LOG_ERROR);
        recorder = new FFmpegFrameRecorder(file.toString(), width, height, 0);
        recorder.setFormat("mp4");
        recorder.setPixelFormat(AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(TICKS_PER_SECOND);
        recorder.setOption("movflags", "+hybrid_fragmented+empty_moov+default_base_moof");
        recorder.setOption("frag_duration", "1000000");
        recorder.setOption("flush_packets", "1");
        if (H264) {
            recorder.setVideoCodec(AV_CODEC_ID_H264);
            recorder.setVideoCodecName("libopenh264");
            recorder.setVideoOption("rc_mode", "off");
            recorder.setVideoOption("profile", "high");
            recorder.setGopSize(30);
        } else {
            recorder.setVideoCodec(AV_CODEC_ID_MPEG4);
            recorder.setVideoQuality(5);
        }
        recorder.start();
    }

    /**
     * @param micros since the first frame; a frame not after the one before by a millisecond or
     *     more moves to the next millisecond
     */
    void write(Mat bgr, long micros) throws IOException {
        lastMillis = Math.max(micros / 1000, lastMillis + 1);
        recorder.setTimestamp(lastMillis * 1000);
        try (Frame frame = converter.convert(bgr)) {
            recorder.record(frame);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            recorder.stop();
        } finally {
            recorder.release();
            converter.close();
        }
    }
}
