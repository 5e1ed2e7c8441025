package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.check.CheckFiles;
import io.vigil.deploy.check.CheckReport;
import io.vigil.deploy.check.CheckSettings;
import io.vigil.deploy.check.LabelledSet;
import io.vigil.deploy.check.ModelCheck;
import io.vigil.deploy.check.OperatingPoint;
import io.vigil.deploy.config.ModelCatalogue;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.UsageException;
import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.operators.perceive.onnx.Provider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The gate that a model has to pass. */
@Command(
        description = {
            "Decide whether a detector may be used.",
            "It is run, measured on labelled images, and compared with another. Exit code 0: promoted, 4: refused; the reasons are in the report."
        })
final class ModelsCheckCommand implements Callable<Integer> {
    /** The check was done, and the model is not to be used. */
    static final int REFUSED = 4;

    private final Invocation invocation;

    @Parameters(
            paramLabel = "FILE",
            description = "An ONNX file, or a name of 'vigil models list'.")
    private String model;

    @Mixin private LabelledImages where;

    @Option(
            names = "--baseline",
            paramLabel = "REPORT",
            description =
                    "report.json of the model that it has to be as good as, on the same images.")
    private Path baseline;

    @Option(
            names = "--must-pass",
            paramLabel = "LIST",
            description =
                    "Lines 'IMAGE [CLASS]': images whose labelled objects, or those of a class, have to be found.")
    private Path mustPass;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "Images at once; default: 1.")
    private int batch;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of one inference; default: 1.")
    private int threads;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = "cpu",
            description = "What runs it: cpu (default), cuda or tensorrt.")
    private String provider;

    @Option(
            names = "--min-score",
            paramLabel = "S",
            description = "Score from which a deployment takes detections; default: 0.1.")
    private Double minScore;

    @Option(
            names = "--max-ms",
            paramLabel = "MS",
            description = "What 95 of 100 batches may take at most; default: anything.")
    private Double maxMillis;

    @Option(
            names = "--may-lose",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "How much mAP may surely be below the baseline's; default: 0.")
    private double mayLose;

    @Option(
            names = "--max-calibration-error",
            paramLabel = "SHARE",
            defaultValue = "0.25",
            description = "Expected calibration error that is let pass; default: 0.25.")
    private double maxCalibrationError;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "model-check",
            description = "Folder for report.html and report.json; default: model-check.")
    private Path out;

    @Option(names = "--json", description = "The report, without the images, as JSON.")
    private boolean json;

    ModelsCheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        CheckSettings settings = settings();
        Path folder = OutFolder.ready(out);
        CheckReport report = ModelCheck.of(settings, invocation.console());
        CheckFiles files = CheckFiles.write(report, folder);
        Console console = invocation.console();
        report.notes().forEach(console::say);
        files.notes().forEach(console::say);
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(files.summary()));
        } else {
            files.lines().forEach(console::result);
        }
        return report.promoted() ? 0 : REFUSED;
    }

    private CheckSettings settings() throws Exception {
        if ((where.images == null) != (where.labels == null)) {
            throw new UsageException("models check needs --images and --labels, or neither");
        }
        if (where.images == null && (baseline != null || mustPass != null)) {
            throw new UsageException("--baseline and --must-pass need --images and --labels");
        }
        OperatingPoint defaults = OperatingPoint.byDefault();
        try {
            return new CheckSettings(
                    file(),
                    where.images == null
                            ? Optional.empty()
                            : Optional.of(LabelledSet.of(where.images, where.labels, where.names)),
                    Optional.ofNullable(baseline),
                    Optional.ofNullable(mustPass),
                    new ModelOptions(threads, provider(), false, batch),
                    new OperatingPoint(
                            minScore == null ? defaults.minScore() : minScore, defaults.maxIou()),
                    Optional.ofNullable(maxMillis),
                    mayLose,
                    maxCalibrationError);
        } catch (IllegalArgumentException bad) {
            throw new UsageException(bad.getMessage(), bad);
        }
    }

    private Provider provider() {
        for (Provider known : Provider.values()) {
            if (known.text().equals(provider)) {
                return known;
            }
        }
        throw new UsageException(
                "--provider needs to be cpu, cuda or tensorrt, but was " + provider);
    }

    private Path file() {
        Path file =
                Files.isRegularFile(Path.of(model))
                        ? Path.of(model)
                        : Path.of(ModelCatalogue.of(invocation.environment()).resolve(model));
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "models check needs an ONNX file, or a name of 'vigil models list'; there is no file "
                            + file);
        }
        return file;
    }
}
