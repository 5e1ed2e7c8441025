package io.vigil.deploy.cli;

import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.bundle.BundleException;
import io.vigil.anomaly.bundle.BundleFile;
import io.vigil.anomaly.bundle.Calibration;
import io.vigil.anomaly.calibration.AlarmThreshold;
import io.vigil.deploy.anomaly.ScoredFootage;
import io.vigil.deploy.config.Range;
import io.vigil.deploy.console.InputException;
import io.vigil.operators.perceive.Detector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

    @Parameters(paramLabel = "SRC", description = "A video or a folder of images.")
    private String footage;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            required = true,
            description = "A bundle of 'vigil anomaly train'.")
    private Path model;

    @Option(names = "--out", paramLabel = "CSV", required = true, description = "The scores.")
    private Path out;

    @Option(
            names = "--false-alarms-per-day",
            paramLabel = "N",
            description = "What the threshold is set for; default: ${DEFAULT-VALUE}.")
    private double perDay = 1;

    AnomalyScoreCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        RunOptions.check("--false-alarms-per-day", perDay, new Range(0.001, 1e6));
        Path folder = OutFolder.ready(out.toAbsolutePath().getParent());
        List<String> lines = new ArrayList<>();
        lines.add(ScoredFootage.HEADER);
        try (Detector detector = AnomalySource.open(source.detectorName(invocation))) {
            Bundle bundle = BundleFile.read(model);
            lines.addAll(
                    ScoredFootage.lines(
                            source.config(footage),
                            bundle,
                            detector,
                            threshold(bundle.calibration())));
        } catch (BundleException unusable) {
            throw new InputException(unusable.getMessage(), unusable);
        }
        Path part = Files.createTempFile(folder, "scores", ".part");
        Files.write(part, lines);
        Files.move(part, folder.resolve(out.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        invocation.console().say("%s: %d frames".formatted(out, lines.size() - 1));
        return 0;
    }

    private double threshold(Calibration calibration) {
        try {
            AlarmThreshold threshold = calibration.threshold(perDay, 1);
            invocation.console().say(threshold.sentence());
            return threshold.extrapolation() > 1 ? threshold.upper() : threshold.value();
        } catch (IllegalArgumentException tooLittle) {
            double highest = 0;
            for (float score : calibration.frames()) {
                highest = Math.max(highest, score);
            }
            invocation
                    .console()
                    .say(
                            "%s; until then the threshold is the highest normal score, which promises nothing"
                                    .formatted(tooLittle.getMessage()));
            return highest;
        }
    }
}
