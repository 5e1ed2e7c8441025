package io.vigil.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the checkpoints that Flink retained in a folder. */
public final class Checkpoints {
    private Checkpoints() {}

    /** The newest complete checkpoint below {@code folder}, whichever job wrote it. */
    public static Optional<Path> latest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> found =
                Files.find(folder, 4, (path, about) -> path.endsWith("_metadata"))) {
            return found.max(Comparator.comparing(Checkpoints::writtenAt)).map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Checkpoints in %s cannot be listed".formatted(folder), e);
        }
    }

    private static FileTime writtenAt(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (NoSuchFileException gone) {
            return FileTime.fromMillis(0); // a newer one replaced it in the meantime
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
