package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.anomaly.evaluation.AlarmFigures;
import io.vigil.anomaly.evaluation.AnomalyEvaluation;
import io.vigil.anomaly.evaluation.ScoredClip;
import io.vigil.deploy.anomaly.LabelledScores;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.UsageException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good anomaly scores are. */
@Command(
        description = {
            "Frame AUC, events found, false alarms and delay.",
            "AUC and average precision are in percent.",
            "Scores are taken as they are: causal, and in one order over all clips."
        })
final class EvalAnomalyCommand implements Callable<Integer> {
    private static final double PERCENT = 100;
    private static final double[] RECALLS = {0.8, 0.9, 1};

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
            required = true,
            description =
                    "Columns clip and intervals_1based_inclusive, such as 61-180; several apart by spaces or ';'.")
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
        List<ScoredClip> clips = LabelledScores.read(scores, labels);
        if (centred > 0) {
            clips = clips.stream().map(c -> AnomalyEvaluation.smoothed(c, centred)).toList();
        }
        if (minMax) {
            clips = clips.stream().map(AnomalyEvaluation::normalised).toList();
        }
        Map<String, Object> figures = figures(clips);
        Console console = invocation.console();
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(figures));
        } else {
            figures.forEach((name, value) -> console.result(name + ": " + value));
        }
        return 0;
    }

    private Map<String, Object> figures(List<ScoredClip> clips) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("micro_auc", percent(AnomalyEvaluation.microAuc(clips)));
        double[] interval = AnomalyEvaluation.interval(clips, 1);
        figures.put(
                "micro_auc_90",
                List.of(finite(interval[0] * PERCENT), finite(interval[1] * PERCENT)));
        figures.put("macro_auc", percent(AnomalyEvaluation.macroAuc(clips)));
        figures.put("average_precision", percent(AnomalyEvaluation.averagePrecision(clips)));
        figures.put("clips", clips.size());
        figures.put("frames", clips.stream().mapToInt(c -> c.scores().length).sum());
        figures.put("causal", centred == 0 && !minMax);
        for (double recall : RECALLS) {
            figures.put(
                    "at_event_recall_" + Math.round(recall * PERCENT),
                    alarms(AnomalyEvaluation.atRecall(clips, recall)));
        }
        return figures;
    }

    private static Map<String, Object> alarms(AlarmFigures alarms) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("threshold", finite(alarms.threshold()));
        figures.put("events", alarms.events());
        figures.put("found", alarms.found());
        figures.put("false_alarms", alarms.falseAlarms());
        figures.put("false_alarms_per_hour", finite(alarms.falseAlarmsPerHour()));
        figures.put("median_delay_s", finite(alarms.medianDelaySeconds()));
        return figures;
    }

    private static Object percent(OptionalDouble share) {
        return share.isPresent() ? finite(share.getAsDouble() * PERCENT) : "none";
    }

    /** JSON has no number for what is none. */
    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : "none";
    }
}
