package io.vigil.deploy.cli;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.deploy.anomaly.BundleThreshold;
import io.vigil.deploy.anomaly.Recalibration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From a bundle and more normal footage to the same bundle with another threshold. */
@Command(
        description = {
            "Calibrate a bundle on more normal footage, without training.",
            "The new calibration is of that footage alone: give all that is to count, and nothing that the bundle has learnt from.",
            "Of long footage, blocks of time drawn from all of it are looked at; it says how much that is."
        })
final class AnomalyCalibrateCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private final AnomalySource source = new AnomalySource();

    @Mixin private final BundleOption bundle = new BundleOption();

    @Option(
            names = "--normal",
            paramLabel = "SRC",
            required = true,
            arity = "1..*",
            description = AnomalySource.MANY)
    private List<String> normal;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The bundle to write.")
    private Path out;

    AnomalyCalibrateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        bundle.check();
        Path file = OutFile.ready(out);
        Bundle known = BundleFile.read(bundle.model);
        Bundle calibrated = Unfinished.call(() -> calibrated(known));
        BundleFile.write(calibrated, file);
        invocation
                .console()
                .say(BundleThreshold.of(calibrated.calibration(), bundle.perDay).sentence());
        invocation.console().say("%s: %d kB".formatted(out, Files.size(out) >> 10));
        return 0;
    }

    private Bundle calibrated(Bundle known) throws Exception {
        return source.with(
                normal,
                invocation,
                recordings -> Recalibration.of(known, recordings, invocation.console()));
    }
}
