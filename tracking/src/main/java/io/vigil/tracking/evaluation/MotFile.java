package io.vigil.tracking.evaluation;

import io.vigil.tracking.Box;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads and writes MOTChallenge text files: {@code det.txt}, {@code gt.txt} and results (Dendorfer
 * et al., arXiv:2003.09003). Columns are separated by commas or blanks; empty lines are skipped. A
 * line of ten columns ends in a place in the world, as in MOT15 and in results; only one of nine
 * has a class and a visibility.
 */
public final class MotFile {
    private static final int LEAST_COLUMNS = 7;
    private static final int COLUMNS_WITH_PLACE = 10;

    private MotFile() {}

    /**
     * Reads any of the three kinds.
     *
     * @return the rows in the file's order
     * @throws MotFormatException naming the line that is not understood
     */
    public static List<MotRow> read(Path file) throws IOException {
        List<MotRow> rows = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(row(file, number, line));
                }
            }
        } catch (MalformedInputException binary) {
            throw new MotFormatException(
                    file, 0, "needs to be text with one box per line, but is not UTF-8");
        }
        return rows;
    }

    /**
     * Writes {@code frame,id,left,top,width,height,score,-1,-1,-1} lines, as submitted to
     * MOTChallenge.
     */
    public static void writeResults(Path file, Iterable<MotRow> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (MotRow row : rows) {
            appendResult(text, row);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static void appendResult(StringBuilder text, MotRow row) {
        Box box = row.box();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d,%d,%.3f,%.3f,%.3f,%.3f,%.4f,-1,-1,-1\n",
                        row.frame(),
                        row.id(),
                        box.left(),
                        box.top(),
                        box.width(),
                        box.height(),
                        row.confidence()));
    }

    private static MotRow row(Path file, int number, String line) throws MotFormatException {
        String[] columns = line.strip().split("\\s*[,;\\s]\\s*", -1);
        if (columns.length < LEAST_COLUMNS) {
            throw new MotFormatException(
                    file,
                    number,
                    "needs frame,id,left,top,width,height,confidence, but has %d columns: '%s'"
                            .formatted(columns.length, shortened(line)));
        }
        Columns in = new Columns(file, number, columns);
        double left = in.number(2, "left");
        double top = in.number(3, "top");
        double width = in.number(4, "width");
        double height = in.number(5, "height");
        if (!(width > 0 && height > 0)) {
            throw new MotFormatException(
                    file,
                    number,
                    "needs a width and height above 0, but was %s x %s".formatted(width, height));
        }
        boolean placed = columns.length >= COLUMNS_WITH_PLACE;
        try {
            return new MotRow(
                    Math.toIntExact(in.whole(0, "frame")),
                    in.whole(1, "id"),
                    Box.ofSize(left, top, width, height),
                    in.number(6, "confidence"),
                    columns.length > 7 && !placed ? (int) in.number(7, "class") : -1,
                    columns.length > 8 && !placed ? in.number(8, "visibility") : -1);
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            throw new MotFormatException(file, number, invalid.getMessage());
        }
    }

    static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 80) + "...";
    }
}
