package io.vigil.sinks.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A text file that appears under its name only when it is complete: until then it is {@code
 * NAME.part} beside it. Not for many threads.
 */
public final class PartFile {
    private final Path file;
    private final Path part;
    private final BufferedWriter writer;

    PartFile(Path file) throws IOException {
        this.file = file;
        part = file.resolveSibling(file.getFileName() + ".part");
        writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
    }

    void line(String text) throws IOException {
        writer.write(text);
        writer.write('\n');
    }

    /**
     * @param complete whether the file gets its name; else it stays what it is, for a look
     */
    void close(boolean complete) throws IOException {
        writer.close();
        if (complete) {
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Writes a whole file at once. */
    public static void write(Path file, String text) throws IOException {
        PartFile whole = new PartFile(file);
        whole.writer.write(text);
        whole.close(true);
    }
}
