package io.vigil.deploy.cli;

import io.vigil.anomaly.rules.SceneRules;
import io.vigil.deploy.audit.Audit;
import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.Range;
import io.vigil.deploy.console.UsageException;
import io.vigil.deploy.run.CameraSources;
import io.vigil.ingest.CameraConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Clips of a line for a person to count. */
@Command(
        description = {
            "Draw clips of a recording that was run, for a person to count.",
            "They are spread over its quiet, usual and busy times, and have the line and nothing else drawn",
            "onto them."
        })
final class AuditSampleCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The configuration that was run.")
    private Path config;

    @Option(names = "--camera", paramLabel = "ID", required = true, description = "Whose line.")
    private String camera;

    @Option(names = "--line", paramLabel = "ID", required = true, description = "Which line.")
    private String line;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            required = true,
            description = "The output folder of the run.")
    private Path run;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder of the audit; it must not hold anything yet.")
    private Path out;

    @Option(
            names = "--clips",
            paramLabel = "N",
            defaultValue = "24",
            description = "How many; default: 24.")
    private int clips;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long each is; default: 60.")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the draw; default: 1.")
    private long seed;

    AuditSampleCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions.check("--clips", clips, new Range(1, 1000));
        RunOptions.check("--seconds", seconds, new Range(1, 3600));
        DeploymentConfig read =
                new ConfigReader(DeploymentConfig.inProcess(), true, invocation.environment())
                        .read(config);
        CameraConfig found =
                read.cameras().stream()
                        .filter(each -> each.id().equals(camera))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "--camera: %s has no camera '%s'; it has %s"
                                                        .formatted(
                                                                config,
                                                                camera,
                                                                read.cameras().stream()
                                                                        .map(CameraConfig::id)
                                                                        .toList())));
        Path folder = OutFolder.ready(out);
        String[] there = folder.toFile().list();
        if (there != null && there.length > 0) {
            throw new UsageException(
                    "--out: %s is not empty; name a new folder, so that no count is lost"
                            .formatted(out));
        }
        int drawn =
                Audit.sample(
                        found,
                        read.scenes().getOrDefault(camera, SceneRules.NONE),
                        line,
                        run.resolve(camera).resolve("events.jsonl"),
                        CameraSources::open,
                        clips,
                        Duration.ofSeconds(seconds),
                        seed,
                        folder);
        invocation
                .console()
                .say(
                        "%d clips: open %s, write what you count into %s, then: vigil audit score %s"
                                .formatted(
                                        drawn,
                                        folder.resolve("audit.html"),
                                        folder.resolve("counts.csv"),
                                        folder));
        return 0;
    }
}
