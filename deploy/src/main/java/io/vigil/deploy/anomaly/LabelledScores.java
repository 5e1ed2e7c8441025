package io.vigil.deploy.anomaly;

import io.vigil.anomaly.evaluation.ScoredClip;
import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scores of clips beside the intervals in which they are labelled as anomalous. */
public final class LabelledScores {
    private static final String CLIP = "clip";
    private static final String INTERVALS = "intervals_1based_inclusive";

    private LabelledScores() {}

    /**
     * @param scores folder with CLIP.csv
     * @param labels with a header; clips without scores are left out
     */
    public static List<ScoredClip> read(Path scores, Path labels) throws IOException {
        List<String> lines = Files.readAllLines(labels);
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
        int clip = header.indexOf(CLIP);
        int intervals = header.indexOf(INTERVALS);
        if (clip < 0 || intervals < 0) {
            throw new InputException(
                    "%s needs a header with the columns %s and %s, but has '%s'"
                            .formatted(labels, CLIP, INTERVALS, String.join(",", header)));
        }
        List<ScoredClip> clips = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (line.isBlank()) {
                continue;
            }
            if (cells.length <= Math.max(clip, intervals)) {
                throw new InputException("%s: line '%s' is cut short".formatted(labels, line));
            }
            Path file = scores.resolve(cells[clip] + ".csv");
            if (Files.exists(file)) {
                clips.add(clip(file, cells[clip], cells[intervals]));
            }
        }
        if (clips.isEmpty()) {
            throw new InputException(
                    "No clip of %s has scores in %s; they need to be there as CLIP.csv"
                            .formatted(labels, scores));
        }
        return clips;
    }

    private static ScoredClip clip(Path file, String name, String intervals) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int frames = Math.max(0, lines.size() - 1);
        double[] seconds = new double[frames];
        double[] scores = new double[frames];
        boolean[] anomalous = new boolean[frames];
        try {
            for (int i = 0; i < frames; i++) {
                String[] cells = lines.get(i + 1).split(",", -1);
                seconds[i] = Double.parseDouble(cells[1]);
                scores[i] = Double.parseDouble(cells[2]);
            }
            for (String interval : intervals.trim().split("[ ;]+")) {
                if (interval.isEmpty()) {
                    continue;
                }
                String[] ends = interval.split("-");
                int to = Math.min(frames, Integer.parseInt(ends[1]));
                for (int i = Integer.parseInt(ends[0]); i <= to; i++) {
                    anomalous[i - 1] = true;
                }
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
            throw new InputException(
                    "%s or its label '%s' cannot be read (%s); needed are lines of %s and intervals such as 61-180"
                            .formatted(file, intervals, broken.getMessage(), ScoredFootage.HEADER),
                    broken);
        }
        return new ScoredClip(name, seconds, scores, anomalous);
    }
}
