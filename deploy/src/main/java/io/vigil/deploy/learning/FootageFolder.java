package io.vigil.deploy.learning;

import io.vigil.deploy.FrameImage;
import io.vigil.ingest.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A camera's normal footage on disk until it is learnt from: images named by their capture time in
 * microseconds, as a folder source reads them. JPEG frames are written as they are, so that what is
 * learnt is what the job sees.
 */
final class FootageFolder {
    private static final String NAME = "%016d.jpg";
    private static final int QUALITY = 95;

    private final Path folder;

    FootageFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /**
     * @throws IllegalArgumentException if its image cannot be decoded
     */
    void write(Frame frame) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve(NAME.formatted(frame.capturedAtMicros())),
                FrameImage.jpeg(frame, QUALITY));
    }

    /** Nothing of it stays. */
    void discard() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> images;
        try (Stream<Path> all = Files.list(folder)) {
            images = all.toList();
        }
        for (Path image : images) {
            Files.deleteIfExists(image);
        }
        Files.deleteIfExists(folder);
    }
}
