package io.vigil.deploy.models;

import io.vigil.deploy.console.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * A file on its way: it lies beside its future place as {@code .NAME.part}, with a note of what it
 * is part of, and gets its name only when {@link #accept} is called. What a killed process left
 * there is gone on with. One process at a time may have it, see {@link PullLock}.
 */
final class PartFile implements AutoCloseable {
    private static final String NO_VERSION = "-";

    private final Path target;
    private final Path part;
    private final Path note;
    private final String sha256;
    private final FileChannel channel;
    private String version;
    private boolean pieced;

    private PartFile(Path target, String sha256) throws IOException {
        this.target = target;
        this.part = part(target);
        this.note = target.resolveSibling("." + target.getFileName() + ".part.of");
        this.sha256 = sha256;
        this.channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        List<String> noted = noted();
        if (noted.size() == 2 && noted.get(0).equals(sha256)) {
            version = noted.get(1);
            pieced = channel.size() > 0;
            channel.position(channel.size());
        } else {
            channel.truncate(0);
            version = NO_VERSION;
        }
    }

    /**
     * @param sha256 of the whole; what is there of another file is dropped
     */
    static PartFile open(Path target, String sha256) {
        try {
            return new PartFile(target, sha256);
        } catch (IOException e) {
            throw Disk.failure(target, e);
        }
    }

    /** How much of a target has arrived, as far as can be told before it is opened. */
    static long size(Path target) {
        try {
            return Files.size(part(target));
        } catch (IOException none) {
            return 0;
        }
    }

    private static Path part(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".part");
    }

    /** How much has arrived, in bytes. */
    long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    /** The server's name of the version that this is part of: a strong ETag, or a date. */
    Optional<String> version() {
        return version.equals(NO_VERSION) ? Optional.empty() : Optional.of(version);
    }

    /** Whether it is made of more than one answer, so that it may be a mixture of two versions. */
    boolean isPieced() {
        return pieced;
    }

    /** Begins again from nothing. */
    void restart(Optional<String> newVersion) {
        try {
            channel.truncate(0);
            pieced = false;
            version = newVersion.orElse(NO_VERSION);
            Path fresh = note.resolveSibling(note.getFileName() + ".new");
            Files.write(fresh, List.of(sha256, version));
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    /** Says that what comes now is from another answer than what is there. */
    void resume() {
        pieced = true;
    }

    void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    /** The path under which the bytes can be read before they are accepted. */
    Path path() {
        return part;
    }

    String sha256() {
        try {
            return Sha256.of(part);
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    /** Puts the file in its place, for good: after a crash it is there whole, or not at all. */
    void accept() {
        try {
            channel.force(true);
            channel.close();
            move();
            Files.deleteIfExists(note);
            forceFolder();
        } catch (IOException e) {
            throw Disk.failure(target, e);
        }
    }

    /** Forgets all that arrived. */
    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(part);
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    /** What arrived stays, to be gone on with; nothing leaves nothing. */
    @Override
    public void close() {
        try {
            boolean empty = channel.isOpen() && channel.size() == 0;
            channel.close();
            if (empty) {
                discard();
            }
        } catch (IOException e) {
            throw Disk.failure(part, e);
        }
    }

    private List<String> noted() throws IOException {
        try {
            return Files.readAllLines(note);
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private void move() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new UsageException(
                    "Folder %s is on a file system that cannot rename files at once; name another with --to"
                            .formatted(target.getParent()),
                    e);
        }
    }

    // Not every system lets a folder be opened; where it does not, the name may be lost in a crash,
    // but never the contents under it.
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(target.getParent())) {
            folder.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
