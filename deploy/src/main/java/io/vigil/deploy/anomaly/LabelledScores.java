package io.vigil.deploy.anomaly;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Scores of clips beside the intervals in which they are labelled as anomalous. */
public final class LabelledScores {
    private static final String CLIP = "clip";
    private static final String INTERVALS = "intervals_1based_inclusive";
    private static final String ENDING = ".csv";

    /** U+FEFF, a byte-order mark. */
    private static final String MARK = "\uFEFF";

    private LabelledScores() {}

    /**
     * @param scores folder with CLIP.csv
     * @param labels with a header
     * @param left told of clips that are left out, having no scores
     */
    public static List<ScoreFile> read(Path scores, Path labels, Consumer<List<String>> left)
            throws IOException {
        requireFolder(scores);
        List<String> lines = lines(labels);
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
        int clip = header.indexOf(CLIP);
        int intervals = header.indexOf(INTERVALS);
        if (clip < 0 || intervals < 0) {
            throw new InputException(
                    "%s needs a header with the columns %s and %s, but has '%s'"
                            .formatted(labels, CLIP, INTERVALS, String.join(",", header)));
        }
        List<ScoreFile> clips = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (line.isBlank()) {
                continue;
            }
            if (cells.length <= Math.max(clip, intervals)) {
                throw new InputException("%s: line '%s' is cut short".formatted(labels, line));
            }
            Path file = scores.resolve(cells[clip] + ENDING);
            if (Files.exists(file)) {
                clips.add(ScoreFile.read(file, cells[clip], cells[intervals]));
            } else {
                without.add(cells[clip]);
            }
        }
        if (!without.isEmpty() && !clips.isEmpty()) {
            left.accept(without);
        }
        return required(
                clips,
                "No clip of %s has scores in %s; they need to be there as CLIP.csv"
                        .formatted(labels, scores));
    }

    /**
     * All of it is normal.
     *
     * @param scores folder with CLIP.csv
     */
    public static List<ScoreFile> normal(Path scores) throws IOException {
        requireFolder(scores);
        List<ScoreFile> clips = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(scores)) {
            files = all.filter(file -> name(file).endsWith(ENDING)).sorted().toList();
        }
        for (Path file : files) {
            String name = name(file);
            clips.add(ScoreFile.read(file, name.substring(0, name.length() - ENDING.length()), ""));
        }
        return required(
                clips, "%s holds no scores; they need to be there as CLIP.csv".formatted(scores));
    }

    private static void requireFolder(Path scores) {
        if (!Files.isDirectory(scores)) {
            throw new InputException(
                    "--scores: there is no folder %s; 'vigil anomaly score SRC --out FOLDER/CLIP.csv' makes its files"
                            .formatted(scores));
        }
    }

    /** Of a table, without the mark that spreadsheets put before it. */
    static List<String> lines(Path table) throws IOException {
        if (!Files.isRegularFile(table)) {
            throw new InputException(
                    "%s is %s; a CSV file is needed"
                            .formatted(table, Files.exists(table) ? "no file" : "not there"));
        }
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(table));
            if (!lines.isEmpty() && lines.get(0).startsWith(MARK)) {
                lines.set(0, lines.get(0).substring(MARK.length()));
            }
            return lines;
        } catch (CharacterCodingException binary) {
            throw new InputException(
                    "%s is no text in UTF-8; a CSV file is needed".formatted(table), binary);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<ScoreFile> required(List<ScoreFile> clips, String otherwise) {
        if (clips.isEmpty()) {
            throw new InputException(otherwise);
        }
        return clips;
    }
}
