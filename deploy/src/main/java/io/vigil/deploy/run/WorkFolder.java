package io.vigil.deploy.run;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run keeps its broker's log and its checkpoints, inside the output folder: what is left
 * there by a run that was killed lets the next one with the same output folder go on.
 */
public final class WorkFolder implements AutoCloseable {
    private final Path folder;
    private final Path lockFile;
    private final FileChannel lock;

    private WorkFolder(Path out, Path lockFile, FileChannel lock) {
        this.folder = out.resolve(".vigil");
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Takes the output folder for this process alone, until it is closed.
     *
     * @throws InputException if another process has it
     */
    public static WorkFolder open(Path out) throws IOException {
        Files.createDirectories(out);
        Path lockFile = out.resolve(".vigil.lock");
        FileChannel lock =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new WorkFolder(out, lockFile, lock);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // said below
        }
        lock.close();
        throw new InputException(
                "Output folder %s is in use by another run; wait for its end, or name another with --out"
                        .formatted(out));
    }

    /** Gives the output folder back; what was kept in it stays. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(lockFile);
        lock.close();
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
