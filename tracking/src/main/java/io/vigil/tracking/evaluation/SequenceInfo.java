package io.vigil.tracking.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a MOTChallenge {@code seqinfo.ini} says of a sequence.
 *
 * @param frameRate frames per second
 * @param length number of frames
 * @param width of the images in pixels
 * @param height of the images in pixels
 */
public record SequenceInfo(String name, double frameRate, int length, int width, int height) {
    public SequenceInfo {
        if (!(frameRate > 0 && Double.isFinite(frameRate))) {
            throw new IllegalArgumentException(
                    "Sequence %s needs a frame rate above 0, but was %s"
                            .formatted(name, frameRate));
        }
        if (length < 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "Sequence %s needs a size above 0 and a length, but was %dx%d, %d frames"
                            .formatted(name, width, height, length));
        }
    }

    public static SequenceInfo read(Path file) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        String folder = String.valueOf(file.toAbsolutePath().getParent().getFileName());
        try {
            return new SequenceInfo(
                    values.getOrDefault("name", folder),
                    number(file, values, "frameRate"),
                    (int) number(file, values, "seqLength"),
                    (int) number(file, values, "imWidth"),
                    (int) number(file, values, "imHeight"));
        } catch (IllegalArgumentException invalid) {
            throw new MotFormatException(file, 0, invalid.getMessage());
        }
    }

    private static double number(Path file, Map<String, String> values, String key)
            throws MotFormatException {
        String value = values.get(key);
        if (value == null) {
            throw new MotFormatException(file, 0, "needs a line '%s=...'".formatted(key));
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notOne) {
            throw new MotFormatException(
                    file, 0, "needs a number as %s, but has '%s'".formatted(key, value));
        }
    }
}
