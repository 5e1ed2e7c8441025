package io.vigil.deploy.falls;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads labels of clips: a CSV file whose first line names its columns. Either {@code clip}, {@code
 * fps}, {@code fall_start_frame_1based} and {@code fall_end_frame_1based}, or {@code file}, {@code
 * fall_start_s} and {@code fall_end_s}, and, if it likes, {@code fall_type}. A clip without a start
 * has no fall in it. Other columns say nothing here.
 */
public final class ClipLabels {
    private static final List<String> ENDINGS = List.of("", ".mp4", ".avi", ".mkv", ".webm");

    private final Path labels;
    private final List<String> columns;

    private ClipLabels(Path labels, List<String> columns) {
        this.labels = labels;
        this.columns = columns;
    }

    /**
     * @param clips the folder that the names in the file start from
     * @param say told of clips that are not there
     * @throws InputException if nothing can be made of it
     */
    public static List<LabelledClip> read(Path labels, Path clips, Consumer<String> say) {
        if (!Files.isDirectory(clips)) {
            throw new InputException("--clips: there is no folder " + clips);
        }
        List<String> lines = lines(labels);
        if (lines.isEmpty()) {
            throw new InputException("--labels: %s is empty".formatted(labels));
        }
        ClipLabels reader = new ClipLabels(labels, cells(lines.get(0)));
        String name = reader.named("clip", "file");
        List<LabelledClip> read = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                List<String> row = cells(lines.get(i));
                Path file = file(clips, reader.cell(row, name, i));
                if (file == null) {
                    say.accept(
                            "left out: %s is not in %s"
                                    .formatted(reader.cell(row, name, i), clips));
                } else {
                    read.add(reader.clip(row, file, reader.cell(row, name, i), i));
                }
            }
        }
        if (read.isEmpty()) {
            throw new InputException(
                    "--clips: %s has none of the clips that %s names".formatted(clips, labels));
        }
        return read;
    }

    private static List<String> lines(Path labels) {
        try {
            return Files.readAllLines(labels);
        } catch (CharacterCodingException binary) {
            throw new InputException("--labels: %s needs to be text".formatted(labels), binary);
        } catch (IOException unreadable) {
            throw new InputException(
                    "--labels: %s cannot be read (%s)".formatted(labels, unreadable.getMessage()),
                    unreadable);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static Path file(Path clips, String name) {
        for (Path folder : List.of(clips, clips.resolve("clips"))) {
            for (String ending : ENDINGS) {
                Path file = folder.resolve(name + ending);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    private LabelledClip clip(List<String> row, Path file, String name, int line) {
        boolean frames = columns.contains("fall_start_frame_1based");
        String start = cell(row, named("fall_start_frame_1based", "fall_start_s"), line);
        String end = cell(row, named("fall_end_frame_1based", "fall_end_s"), line);
        if (start.isEmpty() || end.isEmpty()) {
            return new LabelledClip(name, file, "", Double.NaN, Double.NaN);
        }
        double perSecond = frames ? number(cell(row, named("fps", "fps"), line), line) : 1;
        String kind = columns.contains("fall_type") ? cell(row, "fall_type", line) : "";
        double first = frames ? number(start, line) - 1 : number(start, line);
        try {
            return new LabelledClip(
                    name,
                    file,
                    kind.isEmpty() ? "fall" : kind,
                    first / perSecond,
                    number(end, line) / perSecond);
        } catch (IllegalArgumentException wrong) {
            throw new InputException(
                    "%s line %d: %s".formatted(labels, line + 1, wrong.getMessage()), wrong);
        }
    }

    private String named(String one, String other) {
        if (columns.contains(one)) {
            return one;
        } else if (columns.contains(other)) {
            return other;
        }
        throw new InputException(
                "--labels: %s needs a column %s, but has %s"
                        .formatted(
                                labels,
                                one.equals(other) ? one : one + " or " + other,
                                String.join(", ", columns)));
    }

    private String cell(List<String> row, String column, int line) {
        int i = columns.indexOf(column);
        if (i >= row.size()) {
            throw new InputException(
                    "%s line %d: needs a cell for %s, but has %d cells"
                            .formatted(labels, line + 1, column, row.size()));
        }
        return row.get(i);
    }

    private double number(String cell, int line) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException wrong) {
            throw new InputException(
                    "%s line %d: needs a number, but was '%s'".formatted(labels, line + 1, cell),
                    wrong);
        }
    }
}
