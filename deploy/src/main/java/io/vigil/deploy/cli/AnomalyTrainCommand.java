package io.vigil.deploy.cli;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.deploy.anomaly.BundleThreshold;
import io.vigil.deploy.anomaly.BundleTraining;
import io.vigil.deploy.console.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            description = AnomalySource.MANY)
    private List<String> normal;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "A bundle of this camera to go on from, which takes a fraction of the time.")
    private Path from;

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
        Path file = OutFile.ready(out);
        requireTrainer();
        Optional<Bundle> known =
                from == null ? Optional.empty() : Optional.of(BundleFile.read(from));
        Bundle bundle = Unfinished.call(() -> trained(known));
        BundleFile.write(bundle, file);
        invocation.console().say(BundleThreshold.of(bundle.calibration(), 1).sentence());
        invocation.console().say("%s: %d kB".formatted(out, Files.size(out) >> 10));
        return 0;
    }

    private Bundle trained(Optional<Bundle> known) throws Exception {
        return source.with(
                normal,
                invocation,
                recordings -> BundleTraining.of(recordings, known, seed, invocation.console()));
    }

    static void requireTrainer() {
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
