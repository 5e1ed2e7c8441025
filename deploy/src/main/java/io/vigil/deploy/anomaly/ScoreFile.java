package io.vigil.deploy.anomaly;

import io.vigil.anomaly.evaluation.ScoredClip;
import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scores of one clip as {@link ScoredFootage} writes them, and the truth about it.
 *
 * @param clip its scores
 * @param alarms the same with 1 where there was an alarm and 0 elsewhere
 * @param thresholds that the alarms came from, of each frame
 * @param more the columns of terms by name, unsmoothed; empty where the file has none
 */
public record ScoreFile(
        ScoredClip clip, ScoredClip alarms, double[] thresholds, Map<String, ScoredClip> more) {
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final List<String> NEEDED = List.of("time_s", "score", "threshold", "alarm");

    /**
     * @param intervals of anomalous frames such as {@code 61-180}, from 1; empty where there are
     *     none
     * @throws InputException if it cannot be read
     */
    static ScoreFile read(Path file, String name, String intervals) throws IOException {
        List<String> lines = LabelledScores.lines(file);
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
        if (!header.containsAll(NEEDED)) {
            throw new InputException(
                    "%s needs a header with the columns %s, but has '%s'; 'vigil anomaly score' writes it"
                            .formatted(file, String.join(", ", NEEDED), String.join(",", header)));
        }
        try {
            List<double[]> columns = new ArrayList<>();
            for (String needed : NEEDED) {
                columns.add(column(lines, header.indexOf(needed)));
            }
            boolean[] anomalous = anomalous(name, intervals, lines.size() - 1);
            double[] seconds = columns.get(0);
            ScoredClip clip = new ScoredClip(name, seconds, columns.get(1), anomalous);
            Map<String, ScoredClip> more = new LinkedHashMap<>();
            int raw = header.indexOf(ScoredFootage.RAW);
            for (int i = raw; i >= 0 && i < header.size(); i++) {
                more.put(header.get(i), clip.withScores(column(lines, i)));
            }
            return new ScoreFile(clip, clip.withScores(columns.get(3)), columns.get(2), more);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
            throw new InputException(
                    "%s or its label '%s' cannot be read (%s); needed are lines of %s and intervals such as 61-180"
                            .formatted(file, intervals, broken.getMessage(), ScoredFootage.HEADER),
                    broken);
        }
    }

    private static double[] column(List<String> lines, int column) {
        double[] values = new double[lines.size() - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble(lines.get(i + 1).split(",", -1)[column]);
        }
        return values;
    }

    private static boolean[] anomalous(String clip, String intervals, int frames) {
        boolean[] anomalous = new boolean[frames];
        for (String interval : intervals.trim().split("[ ;]+")) {
            if (!interval.isEmpty()) {
                Matcher ends = INTERVAL.matcher(interval);
                int from = ends.matches() ? Integer.parseInt(ends.group(1)) : 0;
                int to = ends.matches() ? Integer.parseInt(ends.group(2)) : 0;
                if (from < 1 || from > frames || to < from) {
                    throw new InputException(
                            "Clip %s: its labelled interval '%s' needs to be FROM-TO, such as 61-180, within its %d scored frames, which count from 1"
                                    .formatted(clip, interval, frames));
                }
                Arrays.fill(anomalous, from - 1, Math.min(frames, to), true);
            }
        }
        return anomalous;
    }
}
