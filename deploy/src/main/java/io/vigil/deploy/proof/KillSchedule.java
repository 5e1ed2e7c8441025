package io.vigil.deploy.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Decides when a worker dies. Every second kill comes at a seeded moment; the others come as soon
 * as a checkpoint's metadata begins to be written: by then every task has pre-committed, and none
 * has been told to commit.
 */
final class KillSchedule {
    private static final long PAUSE_MILLIS = 800;

    private final Random random;
    private final Path checkpoints;

    KillSchedule(long seed, Path checkpoints) {
        this.random = new Random(seed);
        this.checkpoints = checkpoints;
    }

    /** Waits for the moment of the kill with this ordinal and says what it waited for. */
    String await(int ordinal) throws InterruptedException, IOException {
        long pause = PAUSE_MILLIS + random.nextInt(1500);
        Thread.sleep(pause);
        if (ordinal % 2 == 0) {
            return "after %.1f s".formatted(pause / 1000.0);
        }
        awaitMetadata();
        return "as checkpoint metadata is written";
    }

    private void awaitMetadata() throws IOException, InterruptedException {
        Path newest = newestCheckpoint();
        while (true) {
            Path now = newestCheckpoint();
            // The folder appears when the checkpoint is triggered, its metadata when all tasks have
            // answered.
            if (now != null && !now.equals(newest) && hasMetadata(now)) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    private Path newestCheckpoint() throws IOException {
        try (Stream<Path> found = Files.find(checkpoints, 2, (path, about) -> isCheckpoint(path))) {
            return found.max((a, b) -> Long.compare(number(a), number(b))).orElse(null);
        } catch (java.io.UncheckedIOException removedMeanwhile) {
            return null;
        }
    }

    private static boolean isCheckpoint(Path path) {
        return path.getFileName().toString().startsWith("chk-");
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    /** Under its final or its temporary name. */
    private static boolean hasMetadata(Path checkpoint) throws IOException {
        try (Stream<Path> files = Files.list(checkpoint)) {
            return files.anyMatch(file -> file.getFileName().toString().contains("_metadata"));
        } catch (java.nio.file.NoSuchFileException gone) {
            return false;
        }
    }
}
