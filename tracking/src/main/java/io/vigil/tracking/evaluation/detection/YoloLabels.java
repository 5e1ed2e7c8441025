package io.vigil.tracking.evaluation.detection;

import io.vigil.tracking.Box;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels as YOLO's tools write them: for each object a line {@code class cx cy w h}, the class by
 * its index, centre and size in shares of the image's width and height.
 */
public final class YoloLabels {
    private static final int COLUMNS = 5;

    /** Beyond the image, by rounding of whoever wrote it. */
    private static final double SLACK = 1e-3;

    private YoloLabels() {}

    /**
     * @param names of the classes by index
     * @param width of the image in pixels
     * @param height of the image in pixels
     * @return in the file's order; empty lines are none
     * @throws LabelFormatException naming the line that cannot be understood
     */
    public static List<TrueObject> read(Path file, List<String> names, int width, int height)
            throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException binary) {
            throw new LabelFormatException(file, 0, "needs to be text, but is not UTF-8");
        }
        List<TrueObject> objects = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                try {
                    objects.add(object(line.split("\\s+"), names, width, height));
                } catch (IllegalArgumentException bad) {
                    throw new LabelFormatException(file, i + 1, bad.getMessage());
                }
            }
        }
        return objects;
    }

    private static TrueObject object(String[] cells, List<String> names, int width, int height) {
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "needs 5 numbers (class cx cy w h), but has " + cells.length);
        }
        int index = index(cells[0]);
        if (index < 0 || index >= names.size()) {
            throw new IllegalArgumentException(
                    "names class %d, but there are %d (0 to %d); give the names of your classes with --names"
                            .formatted(index, names.size(), names.size() - 1));
        }
        double cx = share("cx", cells[1]);
        double cy = share("cy", cells[2]);
        double w = share("w", cells[3]);
        double h = share("h", cells[4]);
        if (w <= 0 || h <= 0) {
            throw new IllegalArgumentException(
                    "needs w and h above 0, but has %s and %s".formatted(cells[3], cells[4]));
        }
        Box box = Box.ofSize((cx - w / 2) * width, (cy - h / 2) * height, w * width, h * height);
        return new TrueObject(box, names.get(index));
    }

    private static int index(String cell) {
        try {
            return Integer.parseInt(cell);
        } catch (NumberFormatException notWhole) {
            throw new IllegalArgumentException(
                    "needs the index of a class first, but has '%s'".formatted(cell), notWhole);
        }
    }

    private static double share(String name, String cell) {
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException notNumber) {
            throw new IllegalArgumentException(
                    "needs a number for %s, but has '%s'".formatted(name, cell), notNumber);
        }
        if (!(value >= -SLACK && value <= 1 + SLACK)) {
            throw new IllegalArgumentException(
                    "needs %s as a share of the image, in [0, 1], but has %s"
                            .formatted(name, cell));
        }
        return value;
    }
}
