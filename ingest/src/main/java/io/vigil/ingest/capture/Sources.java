package io.vigil.ingest.capture;

import io.vigil.ingest.CameraConfig;
import io.vigil.ingest.SourceName;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Opens whatever a camera's configuration names as its source. */
public final class Sources {
    private Sources() {}

    /**
     * Opens a source and waits until it is known what it holds; a host that does not answer is
     * given up after 12 s.
     *
     * @throws SourceException if it cannot be opened: it says why and whether trying again may help
     */
    public static FrameSource open(CameraConfig config) throws SourceException {
        String source = config.source();
        String scheme = scheme(source);
        return switch (scheme) {
            case "rtsp", "rtsps", "rtsp+listen", "http", "https", "device" ->
                    LiveStream.open(config, scheme);
            case "file", "" -> recording(config, path(config, source, scheme));
            default ->
                    throw new SourceException(
                            ("Camera %s: %s has unknown scheme '%s'; needed is a file, a folder of"
                                            + " images, rtsp://, http:// (HLS or MJPEG) or device:N")
                                    .formatted(config.id(), SourceName.redacted(source), scheme),
                            false,
                            null);
        };
    }

    /**
     * Whether it is a camera or a stream, whose time is laid on arrival, rather than a recording.
     */
    public static boolean live(CameraConfig config) {
        return switch (scheme(config.source())) {
            case "rtsp", "rtsps", "rtsp+listen", "http", "https", "device" -> true;
            default -> false;
        };
    }

    private static FrameSource recording(CameraConfig config, Path path) throws SourceException {
        FrameSource recording =
                Files.isDirectory(path)
                        ? ImageFolder.open(config, path)
                        : VideoFile.open(config, path);
        return config.realTime() ? new BufferedSource(config.id(), recording, true) : recording;
    }

    /** Empty for a path; a single letter is a Windows drive. */
    private static String scheme(String source) {
        if (source.startsWith("device:")) {
            return "device";
        }
        int end = source.indexOf("://");
        return end <= 1 ? "" : source.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static Path path(CameraConfig config, String source, String scheme)
            throws SourceException {
        try {
            return scheme.isEmpty() ? Path.of(source) : Path.of(URI.create(source));
        } catch (IllegalArgumentException invalid) {
            throw new SourceException(
                    "Camera %s: '%s' is no valid path (%s)"
                            .formatted(config.id(), source, invalid.getMessage()),
                    false,
                    invalid);
        }
    }

    /** Arrival time; the only wall clock in capture. */
    public static long nowMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }
}
