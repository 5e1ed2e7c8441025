package io.vigil.deploy.cli;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.deploy.anomaly.BundleTraining;
import io.vigil.deploy.console.UsageException;
import io.vigil.ingest.CameraConfig;
import io.vigil.operators.perceive.Detector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From normal footage to a bundle. */
@Command(
        description = {
            "Learn what is normal for a camera from its footage.",
            "All that was learnt is in one file; nothing is written before it is done."
        })
final class AnomalyTrainCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private final AnomalySource source = new AnomalySource();

    @Option(
            names = "--normal",
            paramLabel = "SRC",
            required = true,
            arity = "1..*",
            description = "Videos or folders of images, in the order of time.")
    private List<String> normal;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The bundle to write.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of all that is drawn; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    AnomalyTrainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (Files.isDirectory(out)) {
            throw new UsageException("--out: %s is a folder; name a file".formatted(out));
        }
        requireTrainer();
        Path folder = OutFolder.ready(out.toAbsolutePath().getParent());
        List<CameraConfig> sources = normal.stream().map(source::config).toList();
        String name = source.detectorName(invocation);
        try (Detector detector = AnomalySource.open(name)) {
            Bundle bundle =
                    BundleTraining.of(
                            sources,
                            detector,
                            String.valueOf(Path.of(name).getFileName()),
                            seed,
                            invocation.console());
            BundleFile.write(bundle, folder.resolve(out.getFileName()));
        }
        invocation.console().say("%s: %d kB".formatted(out, Files.size(out) >> 10));
        return 0;
    }

    private static void requireTrainer() {
        System.setProperty("ai.djl.offline", "true");
        try {
            Class.forName(
                    "ai.djl.pytorch.engine.PtEngine",
                    false,
                    AnomalyTrainCommand.class.getClassLoader());
        } catch (ClassNotFoundException runtimeAlone) {
            throw new UsageException(
                    "Training needs DJL's PyTorch engine, which the runtime does without; start it with deploy/bin/vigil anomaly train, which adds it");
        }
    }
}
