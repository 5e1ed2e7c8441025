package io.vigil.ingest.capture;

import java.util.Locale;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How long a container says it is, to tell a recording that ends from one that breaks off: decoders
 * report both as the end.
 *
 * @param frames 0: not said
 * @param micros 0: not said
 * @param missingBytes how far the container's index points beyond the file's end
 * @param indexed whether an index lists the frames, so that it alone decides
 * @param slackMicros how much earlier than {@code micros} the last image may start
 */
record DeclaredLength(
        long frames, long micros, long missingBytes, boolean indexed, long slackMicros) {
    /** Sound may go on a little after the last image. */
    private static final long SLACK_MICROS = 1_000_000;

    private static final long SLACK_WITH_SOUND_MICROS = 3_000_000;

    static DeclaredLength of(Input input, long fileBytes) {
        AVFormatContext context = input.context();
        AVStream stream = input.video();
        int entries = avformat.avformat_index_get_entries_count(stream);
        long end = 0;
        for (int i = 0; i < entries; i++) {
            AVIndexEntry entry = avformat.avformat_index_get_entry(stream, i);
            end = Math.max(end, entry.pos() + entry.size());
        }
        long duration = stream.duration() > 0 ? stream.duration() : 0;
        long micros =
                duration > 0
                        ? avutil.av_rescale(
                                duration,
                                1_000_000L * stream.time_base().num(),
                                stream.time_base().den())
                        : Math.max(0, context.duration());
        long frames = Math.max(0, stream.nb_frames());
        // Without its index an AVI's duration is guessed from what is left of the file.
        long rate = Math.max(1, stream.avg_frame_rate().num());
        micros = Math.max(micros, frames * 1_000_000 * stream.avg_frame_rate().den() / rate);
        boolean sound = duration == 0 && context.nb_streams() > 1;
        return new DeclaredLength(
                frames,
                micros,
                Math.max(0, end - fileBytes),
                frames > 0 && entries >= frames,
                sound ? SLACK_WITH_SOUND_MICROS : SLACK_MICROS);
    }

    /** Called at the end of what can be decoded. */
    void requireReached(String name, VideoDecoder decoder) throws SourceException {
        long decoded = decoder.decoded();
        if (decoded == 0) {
            throw new SourceException(
                    name + " holds no image that can be decoded; record or copy it again",
                    false,
                    null);
        }
        double slack = slackMicros + micros / (decoded + 1.0);
        boolean early =
                indexed ? missingBytes > 0 : micros > 0 && reachedMicros(decoder) + slack < micros;
        if (early) {
            throw cutOff(name, decoder, null);
        }
    }

    /** Says how far it got. */
    SourceException cutOff(String name, VideoDecoder decoder, Exception cause) {
        return new SourceException(
                String.format(
                        Locale.ROOT,
                        "%s is cut off%s: %d%s frames could be read, up to %.1f%s s; all of those"
                                + " were used, copy the file again for the rest",
                        name,
                        cause == null ? "" : " (" + cause.getMessage() + ")",
                        decoder.decoded(),
                        frames > 0 ? " of " + frames : "",
                        reachedMicros(decoder) / 1e6,
                        micros > 0 ? String.format(Locale.ROOT, " of %.1f", micros / 1e6) : ""),
                false,
                cause);
    }

    private static long reachedMicros(VideoDecoder decoder) {
        return Math.max(0, decoder.ptsMicros());
    }
}
