package io.vigil.deploy.cli;

import io.vigil.deploy.config.ConfigReader;
import io.vigil.deploy.config.DeploymentConfig;
import io.vigil.deploy.config.RunSettings;
import io.vigil.deploy.config.WithheldImages;
import io.vigil.deploy.console.UsageException;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.DetectorConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything in one process. */
@Command(
        description = {
            "Everything in one process, from the cameras to files.",
            "With a broker and a Flink of its own. A live source runs until Ctrl-C, a file until its end."
        })
final class RunCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description =
                    "A video file, a folder of images, rtsp://..., http://... (HLS or MJPEG), or device:N. Takes the place of the configuration's cameras.")
    private List<String> sources = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "The deployment's YAML file.")
    private Path config;

    @Option(names = "--json", description = "The summary as JSON on standard output.")
    private boolean json;

    @Mixin private RunOptions options;

    RunCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (sources.isEmpty() && config == null) {
            throw new UsageException(
                    "A source is needed, such as vigil run video.mp4, or --config FILE");
        }
        DeploymentConfig read =
                config == null
                        ? DeploymentConfig.inProcess()
                        : new ConfigReader(
                                        DeploymentConfig.inProcess(),
                                        sources.isEmpty(),
                                        invocation.environment())
                                .read(config);
        DeploymentConfig wanted =
                options.over(sources.isEmpty() ? read : read.withCameras(Sources.cameras(sources)));
        if (!sources.isEmpty() && !read.cameras().isEmpty()) {
            invocation
                    .console()
                    .say(
                            "%s takes the place of the cameras of %s: their lines, zones, rules and bundles are left out"
                                    .formatted(
                                            wanted.cameras().stream()
                                                    .map(CameraConfig::id)
                                                    .collect(Collectors.joining(", ")),
                                            config));
        }
        Sources.requireFiles(wanted.cameras());
        Ports.requireFree(wanted.page());
        // Before models are opened, which may log; the folder itself is made when they are.
        LogFile.in(wanted.out());
        DetectorConfig detector = DetectorNames.resolved(wanted.detector(), invocation);
        DeploymentConfig ready =
                wanted.withDetector(detector)
                        .withSecondary(
                                SecondaryNames.resolved(wanted.secondary(), detector, invocation))
                        .withOut(OutFolder.ready(wanted.out()));
        Withheld.refuse(WithheldImages.contradiction(ready));
        BeginningBundles.say(ready, invocation.console());
        return invocation.engine().run().run(new RunSettings(ready, json), invocation.console());
    }
}
