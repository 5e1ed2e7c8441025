package io.vigil.deploy.cli;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.deploy.anomaly.BundleThreshold;
import io.vigil.deploy.anomaly.ScoredFootage;
import io.vigil.sinks.file.PartFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From a bundle and footage to scores. */
@Command(
        description = {
            "Score each frame of a recording by what is normal.",
            "No score depends on later frames.",
            "Columns: " + ScoredFootage.HEADER + "."
        })
final class AnomalyScoreCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin private final AnomalySource source = new AnomalySource();

    @Mixin private final BundleOption bundle = new BundleOption();

    @Parameters(paramLabel = "SRC", description = AnomalySource.ONE)
    private String footage;

    @Option(names = "--out", paramLabel = "CSV", required = true, description = "The scores.")
    private Path out;

    @Option(
            names = "--all-terms",
            description =
                    "More columns: the frame's own score, that of each term, and an untrained one, without smoothing.")
    private boolean allTerms;

    AnomalyScoreCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        bundle.check();
        Path file = OutFile.ready(out);
        Bundle known = BundleFile.read(bundle.model);
        BundleThreshold threshold = BundleThreshold.of(known.calibration(), bundle.perDay);
        invocation.console().say(threshold.sentence());
        List<String> lines =
                source.with(
                        List.of(footage),
                        invocation,
                        recordings ->
                                ScoredFootage.lines(
                                        recordings,
                                        known,
                                        threshold.value(),
                                        allTerms,
                                        invocation.console()::say));
        PartFile.write(file, String.join("\n", lines) + "\n");
        invocation.console().say("%s: %d frames".formatted(out, lines.size() - 1));
        return 0;
    }
}
