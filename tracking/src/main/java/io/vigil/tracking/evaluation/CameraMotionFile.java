package io.vigil.tracking.evaluation;

import io.vigil.tracking.Affine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code gmc.txt}: lines {@code index a11 a12 tx a21 a22 ty}, where line k takes image k-1 to
 * image k and images count from 0.
 */
public final class CameraMotionFile {
    private static final int COLUMNS = 7;

    private CameraMotionFile() {}

    /** The camera's motion into each frame, which count from 1; frames not named did not move. */
    public static Map<Integer, Affine> read(Path file) throws IOException {
        Map<Integer, Affine> motion = new TreeMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] values = line.split("[,\\s]+");
            if (values.length != COLUMNS) {
                throw new MotFormatException(
                        file,
                        i + 1,
                        "needs index a11 a12 tx a21 a22 ty, but has %d columns: '%s'"
                                .formatted(values.length, MotFile.shortened(line)));
            }
            Columns in = new Columns(file, i + 1, values);
            int index = Math.toIntExact(in.whole(0, "index"));
            if (index < 0) {
                throw new MotFormatException(
                        file, i + 1, "needs an image index of at least 0, but has " + index);
            }
            Affine affine =
                    new Affine(
                            in.number(1, "a11"),
                            in.number(2, "a12"),
                            in.number(3, "tx"),
                            in.number(4, "a21"),
                            in.number(5, "a22"),
                            in.number(6, "ty"));
            if (motion.put(index + 1, affine) != null) {
                throw new MotFormatException(
                        file, i + 1, "needs one line an image, but has a second one for " + index);
            }
        }
        return motion;
    }
}
