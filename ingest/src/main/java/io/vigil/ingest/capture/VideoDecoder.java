package io.vigil.ingest.capture;

import io.vigil.ingest.CameraClock;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes an input's video.
 *
 * <p>This is done here rather than by JavaCV's grabber, because the grabber takes the size from the
 * decoder, which may be ahead of the picture at hand where a video's size changes midway, and takes
 * every error for the end.
 */
final class VideoDecoder implements AutoCloseable {
    private final Input input;
    private final AVStream stream;
    private final AVCodecContext codec;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame picture = avutil.av_frame_alloc();
    private final BgrConverter converter;
    private final long startMicros;
    private FfmpegException readFailure;
    private boolean draining;
    private long ptsMicros = CameraClock.NO_TIME;
    private long decoded;

    /** Owns the input from now on, also where it fails. */
    VideoDecoder(Input input, int threads) throws FfmpegException {
        this.input = input;
        this.stream = input.video();
        try {
            this.codec = codec(stream, threads);
        } catch (FfmpegException failure) {
            input.close();
            throw failure;
        }
        this.converter = new BgrConverter(rotation(stream));
        long start = stream.start_time();
        this.startMicros = start == avutil.AV_NOPTS_VALUE ? 0 : micros(start);
    }

    private static AVCodecContext codec(AVStream stream, int threads) throws FfmpegException {
        AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (decoder == null) {
            String name = avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
            throw new FfmpegException("no decoder for its codec " + name, 0);
        }
        AVCodecContext codec = avcodec.avcodec_alloc_context3(decoder);
        try {
            Ffmpeg.requireOk(avcodec.avcodec_parameters_to_context(codec, stream.codecpar()));
            codec.pkt_timebase(stream.time_base());
            codec.thread_count(threads);
            Ffmpeg.requireOk(avcodec.avcodec_open2(codec, decoder, (PointerPointer<?>) null));
            return codec;
        } catch (FfmpegException failure) {
            avcodec.avcodec_free_context(codec);
            throw failure;
        }
    }

    private static double rotation(AVStream stream) {
        if (stream.codecpar().nb_coded_side_data() == 0) {
            return 0;
        }
        AVPacketSideData matrix =
                avcodec.av_packet_side_data_get(
                        stream.codecpar().coded_side_data(),
                        stream.codecpar().nb_coded_side_data(),
                        avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        return matrix == null || matrix.size() < 36
                ? 0
                : avutil.av_display_rotation_get(new IntPointer(matrix.data()));
    }

    /**
     * The next image, valid until the next call, or null at the end.
     *
     * @throws FfmpegException if reading broke off; everything read before it has been returned
     */
    Mat next() throws FfmpegException {
        while (true) {
            int code = avcodec.avcodec_receive_frame(codec, picture);
            if (code == 0) {
                long pts = picture.best_effort_timestamp();
                ptsMicros =
                        pts == avutil.AV_NOPTS_VALUE
                                ? CameraClock.NO_TIME
                                : micros(pts) - startMicros;
                decoded++;
                return converter.convert(picture);
            }
            if (draining) {
                if (readFailure != null) {
                    throw readFailure;
                }
                return null;
            }
            // Any other error belongs to one damaged picture: decoding goes on with the next.
            feed();
        }
    }

    private void feed() {
        try {
            draining = !input.read(packet);
        } catch (FfmpegException failure) {
            readFailure = failure;
            draining = true;
        }
        avcodec.avcodec_send_packet(codec, draining ? null : packet);
    }

    private long micros(long units) {
        return avutil.av_rescale(
                units, 1_000_000L * stream.time_base().num(), stream.time_base().den());
    }

    /** Time of the last image since the stream's start, or {@link CameraClock#NO_TIME}. */
    long ptsMicros() {
        return ptsMicros;
    }

    long decoded() {
        return decoded;
    }

    Input input() {
        return input;
    }

    @Override
    public void close() {
        converter.close();
        avutil.av_frame_free(picture);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(codec);
        input.close();
    }
}
