package io.vigil.ingest.capture;

import io.vigil.ingest.SourceName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all uses of ffmpeg share: its set-up, its log, which goes to ours, and its errors. */
final class Ffmpeg {
    static final int UNAUTHORIZED = -tag(0xF8, '4', '0', '1');
    static final int FORBIDDEN = -tag(0xF8, '4', '0', '3');
    static final int PROTOCOL_NOT_FOUND = -tag(0xF8, 'P', 'R', 'O');
    static final int INVALID_DATA = -tag('I', 'N', 'D', 'A');
    static final int INTERRUPTED = -tag('E', 'X', 'I', 'T');

    private static final Logger LOG = LoggerFactory.getLogger("io.vigil.ingest.ffmpeg");

    /** Held here because the native side knows it by address only. */
    private static final LogCallback TO_OUR_LOG =
            new LogCallback() {
                @Override
                public void call(int level, BytePointer message) {
                    LOG.debug("{}", SourceName.scrubbed(message.getString().strip()));
                }
            };

    static {
        avutil.av_log_set_level(LOG.isDebugEnabled() ? avutil.AV_LOG_WARNING : avutil.AV_LOG_QUIET);
        if (LOG.isDebugEnabled()) {
            avutil.setLogCallback(TO_OUR_LOG);
        }
        avformat.avformat_network_init();
    }

    private Ffmpeg() {}

    /**
     * Adds the cameras of this machine to what ffmpeg reads. Only where one is asked for: this part
     * needs libraries of the desktop (sound, X11), which a server may lack.
     */
    static void registerDevices() throws FfmpegException {
        try {
            avdevice.avdevice_register_all();
        } catch (LinkageError missing) {
            Throwable cause = missing;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new FfmpegException(
                    "ffmpeg's part for local devices does not load: %s; install that library (Debian: libpulse0, libasound2, libxcb-shm0)"
                            .formatted(cause.getMessage()),
                    0);
        }
    }

    /** To be called before anything else of ffmpeg, so that it is set up. */
    static int requireOk(int code) throws FfmpegException {
        if (code < 0) {
            throw new FfmpegException(words(code), code);
        }
        return code;
    }

    static String words(int code) {
        byte[] text = new byte[256];
        if (code == INTERRUPTED) {
            return "no answer in time";
        }
        if (avutil.av_strerror(code, text, text.length) < 0) {
            return "ffmpeg error " + code;
        }
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        String words = new String(text, 0, length, StandardCharsets.UTF_8);
        return words.isEmpty()
                ? "ffmpeg error " + code
                : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    private static int tag(int a, int b, int c, int d) {
        return a | b << 8 | c << 16 | d << 24;
    }
}
