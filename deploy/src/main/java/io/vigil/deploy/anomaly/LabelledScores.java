package io.vigil.deploy.anomaly;

import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Scores of clips beside the intervals in which they are labelled as anomalous. */
public final class LabelledScores {
    private static final String CLIP = "clip";
    private static final String INTERVALS = "intervals_1based_inclusive";
    private static final String ENDING = ".csv";

    private LabelledScores() {}

    /**
     * @param scores folder with CLIP.csv
     * @param labels with a header; clips without scores are left out
     */
    public static List<ScoreFile> read(Path scores, Path labels) throws IOException {
        List<String> lines = Files.readAllLines(labels);
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
        int clip = header.indexOf(CLIP);
        int intervals = header.indexOf(INTERVALS);
        if (clip < 0 || intervals < 0) {
            throw new InputException(
                    "%s needs a header with the columns %s and %s, but has '%s'"
                            .formatted(labels, CLIP, INTERVALS, String.join(",", header)));
        }
        List<ScoreFile> clips = new ArrayList<>();
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
            }
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
