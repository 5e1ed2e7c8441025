package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.anomaly.falls.FallMachine;
import io.vigil.anomaly.falls.FallSettings;
import io.vigil.anomaly.falls.Floor;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.Progress;
import io.vigil.deploy.falls.ClipLabels;
import io.vigil.deploy.falls.ClipScore;
import io.vigil.deploy.falls.ExactInterval;
import io.vigil.deploy.falls.FallEvaluation;
import io.vigil.deploy.falls.FallScores;
import io.vigil.deploy.falls.LabelledClip;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.Detector;
import io.vigil.operators.perceive.DetectorConfig;
import io.vigil.operators.perceive.Detectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well falls are told. */
@Command(
        description = {
            "Recall of falls, false alarms an hour, delay.",
            "Labelled clips are read as cameras are: ingest's sampling and scene memory, the detector, the rule's machine. A fall counts as",
            "told where it is called probable between its labelled start and 2 s after its labelled end.",
            "Labels: CSV with the columns clip, fps, fall_start_frame_1based, fall_end_frame_1based, or",
            "file, fall_start_s, fall_end_s and, if known, fall_type; no start: nobody falls.",
            "Delays are from the labelled start."
        })
final class EvalFallsCommand implements Callable<Integer> {
    /** What a camera in a room is read at. */
    private static final double FRAMES_PER_SECOND = 10;

    private final Invocation invocation;

    @Option(
            names = "--clips",
            paramLabel = "DIR",
            required = true,
            description = "The folder that the labels' names start from.")
    private Path clips;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            required = true,
            description = "When somebody falls in which clip.")
    private Path labels;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A deployment's YAML file, for its detector and its first camera's rate.")
    private Path config;

    @Option(names = "--json", description = "The figures as JSON.")
    private boolean json;

    EvalFallsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Console console = invocation.console();
        List<LabelledClip> labelled = ClipLabels.read(labels, clips, console::say);
        DeploymentConfig deployment =
                config == null
                        ? DeploymentConfig.inProcess()
                        : new ConfigReader(
                                        DeploymentConfig.inProcess(),
                                        false,
                                        invocation.environment())
                                .read(config);
        DetectorConfig named = DetectorNames.resolved(deployment.detector(), invocation);
        FallScores scores;
        try (Detector detector = Detectors.open(named)) {
            console.say("Detector " + named.model());
            scores =
                    scored(
                            labelled,
                            new FallEvaluation(
                                    camera(deployment),
                                    detector,
                                    new FallMachine(FallSettings.DEFAULTS, new Floor(List.of()))));
        }
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(scores.asJson()));
        } else {
            print(scores, console);
        }
        return 0;
    }

    private static CameraConfig camera(DeploymentConfig deployment) {
        Optional<CameraConfig> first = deployment.cameras().stream().findFirst();
        double rate = first.map(CameraConfig::framesPerSecond).orElse(FRAMES_PER_SECOND);
        return CameraConfig.of("clip", "clip")
                .withFramesPerSecond(rate > 0 ? rate : FRAMES_PER_SECOND);
    }

    private FallScores scored(List<LabelledClip> labelled, FallEvaluation evaluation)
            throws InterruptedException {
        List<ClipScore> scores = new ArrayList<>();
        try (Progress progress =
                invocation.console().progress("eval falls", "clips", labelled.size())) {
            for (LabelledClip clip : labelled) {
                scores.add(evaluation.score(clip));
                progress.update(scores.size(), clip.name());
            }
        }
        return new FallScores(scores);
    }

    private static void print(FallScores scores, Console console) {
        console.result("%-28s %8s %7s %9s  %s".formatted("clip", "seconds", "fall at", "told", ""));
        scores.clips().forEach(clip -> console.result(line(clip)));
        ExactInterval recall = ExactInterval.ofShare(scores.detected(), scores.falls());
        ExactInterval events = ExactInterval.ofEvents(scores.falseAlarms());
        console.result(
                String.format(
                        Locale.ROOT,
                        "%d of %d falls told (95 %%: %.3f to %.3f); %d false alarms in %.3f h (95 %%: %.2f to %.2f an hour)",
                        scores.detected(),
                        scores.falls(),
                        recall.low(),
                        recall.high(),
                        scores.falseAlarms(),
                        scores.hours(),
                        events.low() / scores.hours(),
                        events.high() / scores.hours()));
    }

    private static String line(ClipScore score) {
        String fall =
                score.fall()
                        ? String.format(Locale.ROOT, "%.1f s", score.clip().startSeconds())
                        : "none";
        String told =
                score.hit()
                        ? String.format(Locale.ROOT, "+%.1f s", score.delaySeconds())
                        : score.fall() ? "missed" : "";
        String wrong =
                score.falseSeconds().isEmpty() ? "" : "false alarms at " + score.falseSeconds();
        return String.format(
                Locale.ROOT,
                "%-28s %8.1f %7s %9s  %s",
                score.clip().name(),
                score.seconds(),
                fall,
                told,
                wrong);
    }
}
