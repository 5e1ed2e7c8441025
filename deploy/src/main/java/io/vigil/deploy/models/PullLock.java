package io.vigil.deploy.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

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
        while (true) {
            try {
                FileChannel channel = locked(file);
                if (channel != null) {
                    return new PullLock(file, channel);
                }
            } catch (IOException e) {
                throw Disk.failure(file, e);
            }
            if (!said) {
                waiting.run();
                said = true;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
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

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null && isStillThere(file, channel)) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // as if another process had it
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    // Who had it before removes the file: then this is a lock on a file that nobody else will find.
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        String mark = UUID.randomUUID().toString();
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
        try {
            return Files.readString(file).equals(mark);
        } catch (NoSuchFileException removed) {
            return false;
        }
    }
}
