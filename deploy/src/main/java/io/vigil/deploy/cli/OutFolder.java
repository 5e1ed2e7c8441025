package io.vigil.deploy.cli;

import io.vigil.deploy.console.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that outputs go to. */
final class OutFolder {
    private OutFolder() {}

    /**
     * Makes the folder, and tries whether files can be written there.
     *
     * @return its absolute path
     * @throws UsageException saying why not
     */
    static Path ready(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Files.delete(Files.createTempFile(absolute, ".vigil", ".tmp"));
            return absolute;
        } catch (IOException e) {
            throw new UsageException(
                    "Output folder %s cannot be written (%s); name another with --out"
                            .formatted(absolute, reason(e)),
                    e);
        }
    }

    private static String reason(IOException e) {
        return switch (e.getClass().getSimpleName()) {
            case "FileAlreadyExistsException" -> "it is a file";
            case "AccessDeniedException" -> "permission denied";
            case "NoSuchFileException" -> "no folder can be made there";
            default -> String.valueOf(e.getMessage()).replaceFirst("^.*: ", "");
        };
    }
}
