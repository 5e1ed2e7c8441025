package io.vigil.ingest.capture;

import io.vigil.ingest.CameraClock;
import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.SourceName;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;

/** A camera or stream as ffmpeg reads it; only its own thread may wait for it. */
final class LiveStream implements FrameSource, Interruptible {
    /** A network source that is silent for this long is down. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int DECODER_THREADS = 1;

    private final String name;
    private final VideoDecoder decoder;
    private final boolean timed;
    private final boolean ends;

    private LiveStream(String name, VideoDecoder decoder, boolean timed, boolean ends) {
        this.name = name;
        this.decoder = decoder;
        this.timed = timed;
        this.ends = ends;
    }

    static FrameSource open(CameraConfig config, String scheme) throws SourceException {
        String source = config.source();
        String name = "Camera %s: %s".formatted(config.id(), SourceName.redacted(source));
        try {
            if (scheme.equals("device")) {
                Ffmpeg.registerDevices();
            }
            Input input =
                    Input.open(
                            address(source, scheme),
                            format(scheme),
                            options(config, scheme),
                            TIMEOUT);
            VideoDecoder decoder = new VideoDecoder(input, DECODER_THREADS);
            boolean http = scheme.startsWith("http");
            // Of MJPEG over HTTP the times are ffmpeg's invention.
            boolean timed = !input.format().equals("mpjpeg");
            boolean ends = http && timed && input.context().duration() > 0;
            // HTTP delivers timed video in bursts of whole segments, as fast as it is read.
            return new BufferedSource(
                    config.id(), new LiveStream(name, decoder, timed, ends), http && timed);
        } catch (FfmpegException failure) {
            throw failed(name, failure);
        }
    }

    private static String address(String source, String scheme) {
        return switch (scheme) {
            case "device" -> device(source);
            case "rtsp+listen" -> "rtsp" + source.substring(scheme.length());
            default -> source;
        };
    }

    private static String format(String scheme) {
        if (scheme.equals("device")) {
            return deviceFormat();
        }
        return scheme.startsWith("rtsp") ? "rtsp" : null;
    }

    private static Map<String, String> options(CameraConfig config, String scheme) {
        Map<String, String> options = new TreeMap<>();
        // Twice our own patience: these errors say less than running out of that.
        String micros = Long.toString(TIMEOUT.toMillis() * 2000);
        if (scheme.startsWith("rtsp")) {
            options.put("timeout", micros);
            options.put("rtsp_transport", config.transport().toLowerCase(Locale.ROOT));
            if (scheme.equals("rtsp+listen")) {
                options.put("rtsp_flags", "listen");
                options.put("listen_timeout", Long.toString(TIMEOUT.toSeconds()));
            }
        } else if (scheme.startsWith("http")) {
            options.put("rw_timeout", micros);
            // A playlist from outside must not read files here.
            options.put("protocol_whitelist", "http,https,httpproxy,tls,tcp,crypto,data");
        }
        return options;
    }

    private static String device(String source) {
        String device = source.substring("device:".length());
        boolean number = device.matches("\\d+");
        return number && deviceFormat().equals("video4linux2") ? "/dev/video" + device : device;
    }

    private static String deviceFormat() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return "avfoundation";
        }
        return system.contains("windows") ? "dshow" : "video4linux2";
    }

    private static SourceException failed(String name, FfmpegException failure) {
        int code = failure.code();
        // A wrong password does not get right by itself, and many cameras lock the account.
        boolean refused = code == Ffmpeg.UNAUTHORIZED || code == Ffmpeg.FORBIDDEN;
        String said;
        if (refused) {
            said = "%s refuses the user or password given (%s); correct them in its address";
        } else if (code == Ffmpeg.INVALID_DATA) {
            said = "%s answers, but not with video (%s); check its path";
        } else {
            said = "%s cannot be opened (%s); check that it is switched on and its address";
        }
        boolean hopeless = refused || code == Ffmpeg.PROTOCOL_NOT_FOUND;
        return new SourceException(said.formatted(name, failure.getMessage()), !hopeless, failure);
    }

    @Override
    public Captured next() throws SourceException {
        Mat image;
        try {
            image = decoder.next();
        } catch (FfmpegException failure) {
            throw stopped(" (" + failure.getMessage() + ")", failure);
        }
        if (image != null) {
            long sourceMicros = timed ? decoder.ptsMicros() : CameraClock.NO_TIME;
            return new Captured(sourceMicros, Sources.nowMicros(), image);
        }
        if (ends) {
            return null;
        }
        throw stopped("", null);
    }

    private SourceException stopped(String why, Exception cause) {
        return new SourceException(
                "%s stopped delivering after %d frames%s".formatted(name, decoder.decoded(), why),
                true,
                cause);
    }

    @Override
    public boolean live() {
        return true;
    }

    /** Ends a read that waits in another thread, which then closes. */
    @Override
    public void interrupt() {
        decoder.input().interrupt();
    }

    @Override
    public void close() {
        decoder.close();
    }
}
