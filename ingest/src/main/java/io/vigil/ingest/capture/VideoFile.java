package io.vigil.ingest.capture;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.SourceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/** A recording, decoded as it is asked for. */
final class VideoFile implements FrameSource {
    /** A recording without a creation time starts here: the same everywhere and on every run. */
    static final Instant DEFAULT_ORIGIN = Instant.parse("2000-01-01T00:00:00Z");

    private static final int DECODER_THREADS = 2;

    private final String name;
    private final VideoDecoder decoder;
    private final DeclaredLength declared;
    private final long originMicros;
    private boolean closed;

    private VideoFile(String name, VideoDecoder decoder, DeclaredLength declared, long origin) {
        this.name = name;
        this.decoder = decoder;
        this.declared = declared;
        this.originMicros = origin;
    }

    static VideoFile open(CameraConfig config, Path file) throws SourceException {
        String name = "Camera %s: %s".formatted(config.id(), SourceName.redacted(file.toString()));
        long bytes = requireContent(file, name);
        try {
            // "file:" keeps ffmpeg from taking a colon in the name for a protocol.
            Input input =
                    Input.open(
                            "file:" + file.toAbsolutePath(),
                            null,
                            Map.of("protocol_whitelist", "file"),
                            Duration.ZERO);
            VideoDecoder decoder = new VideoDecoder(input, DECODER_THREADS);
            if (input.format().equals("tty")) {
                decoder.close();
                // ffmpeg would draw a text letter by letter, and call that a video.
                throw new FfmpegException("it holds text", 0);
            }
            DeclaredLength declared = DeclaredLength.of(input, bytes);
            return new VideoFile(name, decoder, declared, origin(config, input));
        } catch (FfmpegException failure) {
            throw new SourceException(
                    ("%s is not a video that can be read (%s); it needs to be a complete video file"
                                    + " such as MP4, MKV, AVI or MOV, or a folder of images")
                            .formatted(name, failure.getMessage()),
                    false,
                    failure);
        }
    }

    private static long requireContent(Path file, String name) throws SourceException {
        if (!Files.exists(file)) {
            throw new SourceException(
                    name + " does not exist; check the path, seen from " + workingFolder(),
                    false,
                    null);
        }
        if (!Files.isReadable(file)) {
            throw new SourceException(
                    name + " cannot be read by this user; give it read permission", false, null);
        }
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw new SourceException(name + " cannot be read: " + e.getMessage(), false, e);
        }
        if (bytes == 0) {
            throw new SourceException(
                    name + " is empty (0 bytes); copy or record it again", false, null);
        }
        return bytes;
    }

    private static Path workingFolder() {
        return Path.of("").toAbsolutePath();
    }

    private static long origin(CameraConfig config, Input input) {
        if (config.startedAtMicros() >= 0) {
            return config.startedAtMicros();
        }
        String created = input.metadata("creation_time");
        Instant origin = created == null ? DEFAULT_ORIGIN : parsed(created);
        return origin.getEpochSecond() * 1_000_000 + origin.getNano() / 1000;
    }

    /** Some writers leave the field at zero, which reads as 1904 or 1970. */
    private static Instant parsed(String created) {
        try {
            String iso = created.strip().replace(' ', 'T').toUpperCase(Locale.ROOT);
            Instant time = Instant.parse(iso.endsWith("Z") ? iso : iso + "Z");
            boolean plausible =
                    time.isAfter(Instant.parse("1980-01-01T00:00:00Z"))
                            && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
            return plausible ? time : DEFAULT_ORIGIN;
        } catch (DateTimeParseException unreadable) {
            return DEFAULT_ORIGIN;
        }
    }

    @Override
    public synchronized Captured next() throws SourceException {
        if (closed) {
            return null;
        }
        Mat image;
        try {
            image = decoder.next();
        } catch (FfmpegException failure) {
            throw declared.cutOff(name, decoder, failure);
        }
        if (image == null) {
            declared.requireReached(name, decoder);
            return null;
        }
        return new Captured(decoder.ptsMicros(), Sources.nowMicros(), image);
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public SourceLength length() {
        return new SourceLength(declared.frames(), declared.micros());
    }

    @Override
    public long originMicros() {
        return originMicros;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            decoder.close();
        }
    }
}
