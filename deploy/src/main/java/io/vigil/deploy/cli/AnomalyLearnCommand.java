package io.vigil.deploy.cli;

import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.Range;
import io.vigil.deploy.config.WithheldImages;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.learning.LearningSettings;
import io.vigil.deploy.run.LearningSession;
import io.vigil.ingest.CameraConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cameras learn beside the running job. */
@Command(
        description = {
            "Let running cameras learn what is normal for them.",
            "Each is recorded for a while, learnt from, and judged by that; one that moves learns anew."
        })
final class AnomalyLearnCommand implements Callable<Integer> {
    private static final double MOST_MINUTES = 7 * 24 * 60;

    private final Invocation invocation;

    @Mixin private ConfigOption config;

    @Option(
            names = "--camera",
            paramLabel = "ID",
            description =
                    "One that learns; may be repeated. Default: all of the file whose images leave.")
    private List<String> cameras = new ArrayList<>();

    @Option(
            names = "--warm-up",
            paramLabel = "MINUTES",
            description = "Normal footage to record first; default: ${DEFAULT-VALUE}.")
    private double warmUp = LearningSettings.DEFAULT.warmUp().toMinutes();

    @Option(
            names = "--frame-rate",
            paramLabel = "FPS",
            description = "Frames a second that are recorded at most; default: ${DEFAULT-VALUE}.")
    private double frameRate = LearningSettings.DEFAULT.framesPerSecond();

    AnomalyLearnCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions.check("--warm-up", warmUp, new Range(10, MOST_MINUTES));
        RunOptions.check("--frame-rate", frameRate, new Range(0.5, 30));
        DeploymentConfig read = config.read(invocation.environment());
        Set<String> known =
                read.cameras().stream().map(CameraConfig::id).collect(Collectors.toSet());
        for (String camera : cameras) {
            if (!known.contains(camera)) {
                throw new UsageException(
                        "--camera: %s is none of the cameras of %s, which are %s"
                                .formatted(camera, config.file(), new TreeSet<>(known)));
            }
        }
        Set<String> learning = learning(read);
        AnomalyTrainCommand.requireTrainer();
        return LearningSession.run(
                read.withDetector(DetectorNames.resolved(read.detector(), invocation)),
                learning,
                new LearningSettings(Duration.ofSeconds(Math.round(warmUp * 60)), frameRate),
                invocation.console());
    }

    private Set<String> learning(DeploymentConfig read) {
        Set<String> learning = new TreeSet<>(cameras);
        if (cameras.isEmpty()) {
            read.cameras().stream()
                    .filter(CameraConfig::images)
                    .map(CameraConfig::id)
                    .forEach(learning::add);
        }
        // Where no images leave at all, the first camera says why nothing is learnt.
        Set<String> asked = learning.isEmpty() ? Set.of(read.cameras().get(0).id()) : learning;
        asked.forEach(camera -> Withheld.refuse(WithheldImages.ofLearning(read, camera)));
        return learning;
    }
}
