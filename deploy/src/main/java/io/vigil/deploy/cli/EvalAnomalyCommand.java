package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.anomaly.calibration.PoissonInterval;
import io.vigil.anomaly.evaluation.AlarmFigures;
import io.vigil.anomaly.evaluation.AnomalyEvaluation;
import io.vigil.anomaly.evaluation.ScoredClip;
import io.vigil.deploy.anomaly.LabelledScores;
import io.vigil.deploy.anomaly.ScoreFile;
import io.vigil.deploy.anomaly.TermTable;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.UsageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good anomaly scores are. */
@Command(
        description = {
            "Frame AUC, events found, false alarms and delay.",
            "AUC and average precision are in percent.",
            "Scores are taken as they are: causal, and in one order over all clips.",
            "Scores of 'anomaly score --all-terms' also give a table of what each term is worth alone."
        })
final class EvalAnomalyCommand implements Callable<Integer> {
    private static final double PERCENT = 100;
    private static final double CONFIDENCE = 0.95;
    private static final double[] RECALLS = {0.8, 0.9, 1};
    private static final String TERMS = "terms";

    private final Invocation invocation;

    @Option(
            names = "--scores",
            paramLabel = "DIR",
            required = true,
            description = "Folder with CLIP.csv as 'vigil anomaly score' writes them.")
    private Path scores;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description =
                    "Columns clip and intervals_1based_inclusive, such as 61-180; several apart by spaces or ';'. Without it all clips are taken for normal.")
    private Path labels;

    @Option(
            names = "--centred",
            paramLabel = "FRAMES",
            description =
                    "For comparison with papers alone: smoothes with a Gaussian of this deviation, which sees the future.")
    private double centred;

    @Option(
            names = "--min-max",
            description =
                    "For comparison with papers alone: spreads each clip from 0 to 1, which sees the future.")
    private boolean minMax;

    @Option(names = "--json", description = "The figures as JSON.")
    private boolean json;

    EvalAnomalyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (!(centred >= 0 && centred <= 1000)) {
            throw new UsageException("--centred needs 0 to 1000 frames, but was " + centred);
        }
        List<ScoreFile> files =
                labels == null
                        ? LabelledScores.normal(scores)
                        : LabelledScores.read(
                                scores,
                                labels,
                                left ->
                                        invocation
                                                .console()
                                                .say(
                                                        "Left out, having no scores in %s: %s"
                                                                .formatted(
                                                                        scores,
                                                                        String.join(", ", left))));
        Map<String, Object> figures = figures(files);
        Map<String, TermTable.Row> terms = TermTable.of(files);
        Console console = invocation.console();
        if (json) {
            if (!terms.isEmpty()) {
                figures.put(TERMS, terms(terms));
            }
            console.result(JsonMapper.builder().build().writeValueAsString(figures));
        } else {
            figures.forEach((name, value) -> console.result(name + ": " + words(value)));
            table(terms, console);
        }
        return 0;
    }

    private Map<String, Object> figures(List<ScoreFile> files) {
        List<ScoredClip> clips = files.stream().map(ScoreFile::clip).map(this::seen).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("micro_auc", percent(AnomalyEvaluation.microAuc(clips)));
        if (clips.size() > 1) {
            double[] interval = AnomalyEvaluation.interval(clips, 1);
            figures.put(
                    "micro_auc_90",
                    List.of(finite(interval[0] * PERCENT), finite(interval[1] * PERCENT)));
        }
        figures.put("macro_auc", percent(AnomalyEvaluation.macroAuc(clips)));
        figures.put("average_precision", percent(AnomalyEvaluation.averagePrecision(clips)));
        figures.put("clips", clips.size());
        figures.put("frames", clips.stream().mapToInt(ScoredClip::frames).sum());
        figures.put("causal", centred == 0 && !minMax);
        for (double recall : RECALLS) {
            figures.put(
                    "at_event_recall_" + Math.round(recall * PERCENT),
                    alarms(AnomalyEvaluation.atRecall(clips, recall)));
        }
        figures.put("at_threshold", atThreshold(files));
        return figures;
    }

    private ScoredClip seen(ScoredClip clip) {
        ScoredClip smooth = centred > 0 ? AnomalyEvaluation.smoothed(clip, centred) : clip;
        return minMax ? AnomalyEvaluation.normalised(smooth) : smooth;
    }

    /** The alarms that there were, whatever the scores are made into for comparison. */
    private static Map<String, Object> atThreshold(List<ScoreFile> files) {
        double[] thresholds =
                files.stream()
                        .flatMapToDouble(file -> Arrays.stream(file.thresholds()))
                        .distinct()
                        .toArray();
        AlarmFigures found =
                AnomalyEvaluation.at(files.stream().map(ScoreFile::alarms).toList(), 0.5);
        Map<String, Object> figures = alarms(found);
        figures.put("threshold", thresholds.length == 1 ? finite(thresholds[0]) : "several");
        PoissonInterval interval = PoissonInterval.of(found.falseAlarms(), CONFIDENCE);
        figures.put("false_alarms_95", List.of(interval.lower(), interval.upper()));
        return figures;
    }

    private static Map<String, Object> alarms(AlarmFigures alarms) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("threshold", finite(alarms.threshold()));
        figures.put("events", alarms.events());
        figures.put("found", alarms.found());
        figures.put("median_delay_s", finite(alarms.medianDelaySeconds()));
        figures.put("false_alarms", alarms.falseAlarms());
        figures.put("false_alarms_per_hour", finite(alarms.falseAlarmsPerHour()));
        figures.put("normal_hours", alarms.normalHours());
        return figures;
    }

    /** For people; whoever computes takes the JSON. */
    private static String words(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(each -> each.getKey() + " " + words(each.getValue()))
                    .collect(Collectors.joining(", "));
        } else if (value instanceof List<?> list) {
            return list.stream().map(EvalAnomalyCommand::words).collect(Collectors.joining(" to "));
        }
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.4g", number)
                : String.valueOf(value);
    }

    private static Map<String, Object> terms(Map<String, TermTable.Row> rows) {
        Map<String, Object> terms = new LinkedHashMap<>();
        rows.forEach(
                (name, row) ->
                        terms.put(
                                name,
                                Map.of(
                                        "raw", percents(row.raw()),
                                        "smoothed", percents(row.smoothed()))));
        return terms;
    }

    private static List<Object> percents(double[] shares) {
        return Arrays.stream(shares).mapToObj(share -> finite(share * PERCENT)).toList();
    }

    private static void table(Map<String, TermTable.Row> rows, Console console) {
        if (rows.isEmpty()) {
            return;
        }
        console.result("");
        console.result(
                "%-22s %-22s %s"
                        .formatted("alone, micro AUC", "raw [90 %]", "smoothed causally [90 %]"));
        rows.forEach(
                (name, row) ->
                        console.result(
                                "%-22s %-22s %s"
                                        .formatted(name, cell(row.raw()), cell(row.smoothed()))));
    }

    private static String cell(double[] shares) {
        return shares.length == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%5.1f [%.1f, %.1f]",
                        shares[0] * PERCENT,
                        shares[1] * PERCENT,
                        shares[2] * PERCENT);
    }

    private static Object percent(OptionalDouble share) {
        return share.isPresent() ? finite(share.getAsDouble() * PERCENT) : "none";
    }

    /** JSON has no number for what is none. */
    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : "none";
    }
}
