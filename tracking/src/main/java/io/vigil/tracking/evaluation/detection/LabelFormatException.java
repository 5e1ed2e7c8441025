package io.vigil.tracking.evaluation.detection;

import java.io.IOException;
import java.nio.file.Path;

/** A file of labels that cannot be understood. */
public final class LabelFormatException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param line from 1; 0 where the file as a whole is meant
     */
    LabelFormatException(Path file, int line, String problem) {
        super((line > 0 ? file + ", line " + line : file.toString()) + ": " + problem);
    }
}
