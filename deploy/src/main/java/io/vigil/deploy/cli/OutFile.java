package io.vigil.deploy.cli;

import io.vigil.deploy.console.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a bundle, or scores, go to. */
final class OutFile {
    private OutFile() {}

    /**
     * Makes its folder and tries whether it can be written, before hours are spent.
     *
     * @return its absolute path
     */
    static Path ready(Path out) {
        if (Files.isDirectory(out)) {
            throw new UsageException("--out: %s is a folder; name a file".formatted(out));
        }
        Path file = out.toAbsolutePath();
        return OutFolder.ready(file.getParent()).resolve(file.getFileName());
    }
}
