package io.vigil.deploy.anomaly;

import io.vigil.anomaly.calibration.Smoothing;
import io.vigil.anomaly.evaluation.AnomalyEvaluation;
import io.vigil.anomaly.evaluation.ScoredClip;
import io.vigil.anomaly.scoring.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What each term, and each group of terms, would be worth alone. */
public final class TermTable {
    private static final long SEED = 1;

    private TermTable() {}

    /**
     * A score's frame AUC over all clips with its 90 % interval, in [0, 1], as it is and smoothed
     * over the past; each is the AUC and both ends, or empty.
     */
    public record Row(double[] raw, double[] smoothed) {}

    /**
     * @param files with the columns of terms
     * @return by name, in the order in which people want to read it; empty where there are no
     *     columns
     */
    public static Map<String, Row> of(List<ScoreFile> files) {
        Map<String, Row> rows = new LinkedHashMap<>();
        if (files.stream().anyMatch(file -> file.more().isEmpty())) {
            return rows;
        }
        List<String> columns = List.copyOf(files.get(0).more().keySet());
        rows.put("largest block motion", row(files, List.of(ScoredFootage.FASTEST_BLOCK)));
        List<String> pixels = words(columns, Term::isLearntFromPixels);
        List<String> kinematics = words(columns, term -> !term.isLearntFromPixels());
        pixels.forEach(word -> rows.put(word, row(files, List.of(word))));
        kinematics.forEach(word -> rows.put(word, row(files, List.of(word))));
        rows.put("autoencoder alone", row(files, pixels));
        List<String> fused = words(columns, term -> !term.isLearntFromPixels() && term.isFused());
        rows.put("kinematics alone", row(files, fused));
        rows.put("fused", row(files, List.of(ScoredFootage.RAW)));
        return rows;
    }

    private static List<String> words(List<String> columns, Predicate<Term> wanted) {
        return Arrays.stream(Term.values())
                .filter(wanted)
                .map(Term::word)
                .filter(columns::contains)
                .toList();
    }

    private static Row row(List<ScoreFile> files, List<String> words) {
        List<ScoredClip> raw = new ArrayList<>();
        List<ScoredClip> smoothed = new ArrayList<>();
        for (ScoreFile file : files) {
            double[] sum = new double[file.clip().frames()];
            for (String word : words) {
                double[] scores = file.more().get(word).scores();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += scores[i] / words.size();
                }
            }
            ScoredClip mean = file.clip().withScores(sum);
            raw.add(mean);
            smoothed.add(smoothed(mean));
        }
        return new Row(figures(raw), figures(smoothed));
    }

    private static ScoredClip smoothed(ScoredClip clip) {
        double[] scores = new double[clip.frames()];
        Smoothing past = Smoothing.NONE;
        for (int i = 0; i < scores.length; i++) {
            past = past.with(Math.round(clip.seconds()[i] * 1e6), clip.scores()[i]);
            scores[i] = past.score();
        }
        return clip.withScores(scores);
    }

    private static double[] figures(List<ScoredClip> clips) {
        OptionalDouble auc = AnomalyEvaluation.microAuc(clips);
        if (auc.isEmpty()) {
            return new double[0];
        }
        double[] interval = AnomalyEvaluation.interval(clips, SEED);
        return new double[] {auc.getAsDouble(), interval[0], interval[1]};
    }
}
