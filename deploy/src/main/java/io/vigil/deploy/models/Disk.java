package io.vigil.deploy.models;

import io.vigil.deploy.console.UsageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** The folder that a model is to go to: whether it takes files, and why it does not. */
final class Disk {
    private Disk() {}

    /**
     * Makes the folder where it is not there.
     *
     * @param bytes that are to go there
     * @throws UsageException if it cannot be written, or has less room
     */
    static void require(Path folder, long bytes) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".vigil", ".tmp"));
            long room = Files.getFileStore(folder).getUsableSpace();
            // Some network file systems do not say, and then it is 0 or less.
            if (room > 0 && room < bytes) {
                throw new UsageException(
                        "Folder %s has room for %s, but %s are needed; make room, or name another with --to"
                                .formatted(folder, megabytes(room), megabytes(bytes)));
            }
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    static UsageException failure(Path path, IOException e) {
        return new UsageException(
                "%s cannot be written (%s); make that possible, or name another folder with --to"
                        .formatted(path, reason(e)),
                e);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String reason(IOException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("No space left") || said.contains("not enough space")) {
            return "the disk is full";
        }
        if (e instanceof NoSuchFileException) {
            return "it was removed meanwhile";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException
                || e instanceof NotDirectoryException
                || said.contains("Not a directory")) {
            return "there is a file where a folder is needed";
        }
        return said.replaceFirst("^/.*: ", "");
    }
}
