package io.vigil.ingest.capture;

import java.time.Duration;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** An opened file or stream, from which packets of its video are read. */
final class Input implements AutoCloseable {
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(12);

    private final AVFormatContext context;
    private final Interruption interruption;
    private final Duration patience;
    private final AVStream video;

    private Input(
            AVFormatContext context, Interruption interruption, Duration patience, AVStream video) {
        this.context = context;
        this.interruption = interruption;
        this.patience = patience;
        this.video = video;
    }

    /**
     * @param format ffmpeg's name of it, or null where it is to be found out
     * @param patience how long to wait for each packet; zero for files
     */
    static Input open(String address, String format, Map<String, String> options, Duration patience)
            throws FfmpegException {
        Ffmpeg.requireOk(0);
        Interruption interruption = new Interruption();
        AVFormatContext context = avformat.avformat_alloc_context();
        interruption.installIn(context);
        interruption.within(patience.isZero() ? patience : LONGEST_OPENING);
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
        AVInputFormat known = format == null ? null : avformat.av_find_input_format(format);
        // On failure this frees the context, too.
        int opened = avformat.avformat_open_input(context, address, known, dictionary);
        avutil.av_dict_free(dictionary);
        requireOk(opened, interruption);
        try {
            int found = avformat.avformat_find_stream_info(context, (PointerPointer<?>) null);
            requireOk(found, interruption);
            return new Input(context, interruption, patience, video(context));
        } catch (FfmpegException failure) {
            avformat.avformat_close_input(context);
            throw failure;
        }
    }

    /** A protocol may report an interrupted wait as bad data. */
    private static void requireOk(int code, Interruption interruption) throws FfmpegException {
        Ffmpeg.requireOk(code < 0 && interruption.ended() ? Ffmpeg.INTERRUPTED : code);
    }

    private static AVStream video(AVFormatContext context) throws FfmpegException {
        int best =
                avformat.av_find_best_stream(
                        context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
        if (best < 0) {
            throw new FfmpegException("it holds no video", 0);
        }
        for (int i = 0; i < context.nb_streams(); i++) {
            if (i != best) {
                context.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
        return context.streams(best);
    }

    /** The next packet of the video; false at the end. */
    boolean read(AVPacket packet) throws FfmpegException {
        interruption.within(patience);
        while (true) {
            avcodec.av_packet_unref(packet);
            int code = avformat.av_read_frame(context, packet);
            if (code == avutil.AVERROR_EOF() && !interruption.ended()) {
                return false;
            }
            if (code != avutil.AVERROR_EAGAIN()) {
                requireOk(code, interruption);
                if (packet.stream_index() == video.index()) {
                    return true;
                }
            }
        }
    }

    AVStream video() {
        return video;
    }

    AVFormatContext context() {
        return context;
    }

    /** ffmpeg's name of the container or protocol. */
    String format() {
        return context.iformat().name().getString();
    }

    /** Of the container or else of its video; null where neither says. */
    String metadata(String key) {
        AVDictionaryEntry entry = avutil.av_dict_get(context.metadata(), key, null, 0);
        if (entry == null) {
            entry = avutil.av_dict_get(video.metadata(), key, null, 0);
        }
        return entry == null ? null : entry.value().getString();
    }

    /** Ends a read that waits in another thread. */
    void interrupt() {
        interruption.stop();
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }
}
