package io.vigil.ingest.capture;

import io.vigil.ingest.CameraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The images of a folder as a recording, in the natural order of their names, {@code
 * framesPerSecond} of the configuration apart (25 a second where that is 0). Where all names are of
 * 16 digits, they are the capture times in microseconds since 1970.
 */
final class ImageFolder implements FrameSource {
    /** Reason under which images that cannot be decoded are counted. */
    static final String UNREADABLE = "unreadable-image";

    private static final double DEFAULT_RATE = 25;
    private static final Set<String> ENDINGS =
            Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp", "ppm", "pgm");
    private static final Pattern TIME = Pattern.compile("[0-9]{16}\\.[A-Za-z]+");
    private static final Logger LOG = LoggerFactory.getLogger(ImageFolder.class);

    private final String name;
    private final List<Path> files;
    private final double rate;
    private final boolean timed;
    private final long originMicros;
    private int index;
    private long unreadable;
    private volatile boolean closed;

    private ImageFolder(
            String name, List<Path> files, double rate, boolean timed, long originMicros) {
        this.name = name;
        this.files = files;
        this.rate = rate;
        this.timed = timed;
        this.originMicros = originMicros;
    }

    static ImageFolder open(CameraConfig config, Path folder) throws SourceException {
        String name = "Camera %s: %s".formatted(config.id(), folder);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files =
                    all.filter(file -> ENDINGS.contains(ending(file)) && Files.isRegularFile(file))
                            .sorted((a, b) -> NaturalOrder.compare(fileName(a), fileName(b)))
                            .toList();
        } catch (IOException e) {
            throw new SourceException(
                    "%s cannot be listed (%s); give it read permission".formatted(name, e),
                    false,
                    e);
        }
        if (files.isEmpty()) {
            throw new SourceException(
                    name + " holds no images; needed are files ending in " + endings(),
                    false,
                    null);
        }
        double rate = config.framesPerSecond() > 0 ? config.framesPerSecond() : DEFAULT_RATE;
        boolean timed = files.stream().allMatch(file -> TIME.matcher(fileName(file)).matches());
        long recorded =
                timed
                        ? micros(files.get(0))
                        : VideoFile.DEFAULT_ORIGIN.getEpochSecond() * 1_000_000;
        long origin = config.startedAtMicros() >= 0 ? config.startedAtMicros() : recorded;
        return new ImageFolder(name, files, rate, timed, origin);
    }

    private static long micros(Path file) {
        String text = fileName(file);
        return Long.parseLong(text.substring(0, text.indexOf('.')));
    }

    /** Since the first image. */
    private long sourceMicros(int at) {
        return timed ? micros(files.get(at)) - micros(files.get(0)) : Math.round(at * 1e6 / rate);
    }

    private static String endings() {
        return String.join(", ", ENDINGS.stream().sorted().toList());
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String ending(Path file) {
        String text = fileName(file);
        boolean hidden = text.startsWith(".");
        return hidden ? "" : text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    @Override
    public Captured next() throws SourceException {
        while (!closed && index < files.size()) {
            long sourceMicros = sourceMicros(index);
            Path file = files.get(index++);
            Mat image = decode(file);
            if (image != null) {
                return new Captured(sourceMicros, Sources.nowMicros(), image);
            }
            unreadable++;
            LOG.warn("{}: {} cannot be decoded and is left out", name, file.getFileName());
        }
        if (!closed && unreadable == files.size()) {
            throw new SourceException(
                    "%s: none of its %d images can be decoded; check that they are complete"
                            .formatted(name, files.size()),
                    false,
                    null);
        }
        return null;
    }

    private static Mat decode(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                return null;
            }
            try (BytePointer pointer = new BytePointer(bytes);
                    Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8UC1, pointer)) {
                Mat image = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
                return image == null || image.empty() ? null : image;
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("{} cannot be decoded", file, unreadable);
            return null;
        }
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public SourceLength length() {
        return new SourceLength(
                files.size(),
                timed ? sourceMicros(files.size() - 1) : Math.round(files.size() * 1e6 / rate));
    }

    @Override
    public long originMicros() {
        return originMicros;
    }

    @Override
    public Map<String, Long> shed() {
        return unreadable == 0 ? Map.of() : Map.of(UNREADABLE, unreadable);
    }

    @Override
    public void close() {
        closed = true;
    }
}
