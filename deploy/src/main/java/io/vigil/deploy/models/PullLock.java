package io.vigil.deploy.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Lets one pull at a time, of this process and others, write a model. A killed one lets go of it.
 */
final class PullLock {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Path file;
    private final FileChannel channel;

    private PullLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param waiting called once if another has it
     */
    static PullLock take(Path file, Runnable waiting) throws InterruptedException {
        boolean said = false;
        try {
            while (true) {
                FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                // Closed only after its turn: a lock of this process is lost with the first
                // closing of the file by any of its threads (POSIX, fcntl).
                while (!isLocked(channel)) {
                    if (!said) {
                        waiting.run();
                        said = true;
                    }
                    Thread.sleep(LOOK_AGAIN.toMillis());
                }
                if (isStillThere(file, channel)) {
                    return new PullLock(file, channel);
                }
                channel.close();
            }
        } catch (IOException e) {
            throw Disk.failure(file, e);
        }
    }

    void release() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw Disk.failure(file, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherThread) {
            return false;
        }
    }

    // Who had it before removed the file: then this is a lock on a file that nobody else will
    // find. It is told by a size that no other has, because to read it is to close it.
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        long size = ThreadLocalRandom.current().nextLong(1, 1 << 20);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), size - 1);
        try {
            return Files.size(file) == size;
        } catch (NoSuchFileException removed) {
            return false;
        }
    }
}
