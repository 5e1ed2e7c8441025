package io.vigil.tracking.evaluation;

import java.nio.file.Path;

/** The columns of one line, read as numbers; errors name the line and the column. */
final class Columns {
    private final Path file;
    private final int line;
    private final String[] values;

    Columns(Path file, int line, String[] values) {
        this.file = file;
        this.line = line;
        this.values = values;
    }

    /** A finite number; {@code NaN} and infinities are refused like words. */
    double number(int index, String name) throws MotFormatException {
        try {
            double value = Double.parseDouble(values[index]);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with the infinite ones.
        }
        throw refused(index, name, "a finite number");
    }

    /** A whole number, which some tools write as {@code 1.0} or {@code 1.000000e+00}. */
    long whole(int index, String name) throws MotFormatException {
        double value = number(index, name);
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            return (long) value;
        }
        throw refused(index, name, "a whole number");
    }

    private MotFormatException refused(int index, String name, String needed) {
        return new MotFormatException(
                file,
                line,
                "column %d (%s) needs %s, but was '%s'"
                        .formatted(index + 1, name, needed, MotFile.shortened(values[index])));
    }
}
