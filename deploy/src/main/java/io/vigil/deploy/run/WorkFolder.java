package io.vigil.deploy.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run keeps its broker's log and its checkpoints, inside the output folder: what is left
 * there by a run that was killed lets the next one with the same output folder go on.
 */
public final class WorkFolder {
    private final Path folder;

    public WorkFolder(Path out) {
        this.folder = out.resolve(".vigil");
    }

    public Path broker() {
        return made("broker");
    }

    public Path checkpoints() {
        return made("checkpoints");
    }

    public Path flink() {
        return made("flink");
    }

    /**
     * Whether a run was killed here that did the same as {@code purpose} says; what another one
     * left is removed.
     */
    boolean resumes(String purpose) throws IOException {
        Path note = folder.resolve("purpose");
        if (Files.exists(note) && Files.readString(note).equals(purpose)) {
            return true;
        }
        delete();
        Files.createDirectories(folder);
        Files.writeString(note, purpose);
        return false;
    }

    public void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            try {
                Files.deleteIfExists(path);
            } catch (NoSuchFileException gone) {
                // somebody else was faster
            }
        }
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Folder %s cannot be made".formatted(folder.resolve(name)), e);
        }
    }
}
