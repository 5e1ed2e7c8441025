package io.vigil.deploy.check;

import io.vigil.deploy.check.Refusal.Reason;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.Progress;
import io.vigil.operators.perceive.DetectorException;
import io.vigil.operators.perceive.onnx.GraphFacts;
import io.vigil.operators.perceive.onnx.ModelException;
import io.vigil.operators.perceive.onnx.Numerics;
import io.vigil.sinks.file.Latency;
import io.vigil.tracking.evaluation.detection.Confusion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whether a model may be used: whether it runs here, computes what it should, is fast
 * enough, finds what is labelled, says what its scores are worth, and is as good as the one before
 * it. It goes on after a reason against the model, as far as there is something to measure, so that
 * all reasons are said at once.
 */
public final class ModelCheck {
    private final CheckSettings settings;
    private final Console console;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<SeenImage> images = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<MustPass.Result> mustPass = new ArrayList<>();
    private List<String> labels = List.of();
    private int batch;
    private Optional<GraphFacts> graph = Optional.empty();
    private Optional<Numerics> numerics = Optional.empty();
    private Optional<Latency> latency = Optional.empty();
    private Optional<Confusion> names = Optional.empty();
    private Optional<Calibrated> calibration = Optional.empty();
    private Optional<BaselineComparison> baseline = Optional.empty();

    private ModelCheck(CheckSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.batch = settings.options().batch();
    }

    /**
     * @throws InputException if the images, the baseline or the list cannot be used; whatever is
     *     wrong with the model is in the report
     */
    public static CheckReport of(CheckSettings settings, Console console) throws IOException {
        ModelCheck check = new ModelCheck(settings, console);
        Optional<StoredReport> stored = Optional.empty();
        if (settings.baseline().isPresent()) {
            stored = Optional.of(StoredReport.read(settings.baseline().get()));
        }
        Optional<MustPass> cases = Optional.empty();
        if (settings.mustPass().isPresent()) {
            cases = Optional.of(MustPass.read(settings.mustPass().get()));
        }
        try {
            check.model(stored, cases);
        } catch (ModelException | DetectorException unusable) {
            check.refusals.add(new Refusal(Reason.CANNOT_RUN, unusable.getMessage() + "."));
        }
        return check.report();
    }

    private void model(Optional<StoredReport> stored, Optional<MustPass> cases) throws IOException {
        graph = Optional.of(GraphFacts.read(settings.model()));
        try (ModelUnderTest model = ModelUnderTest.open(settings.model(), settings.options())) {
            labels = model.labels();
            batch = model.batch();
            if (batch != settings.options().batch()) {
                notes.add(
                        "asked for batches of %d, but images go in by %d: the graph takes no more, or answers differ with more"
                                .formatted(settings.options().batch(), batch));
            }
            console.say("numbers: as run here against step by step on the CPU");
            numerics = Optional.of(Numerics.of(settings.model(), settings.options()));
            refusals.addAll(Findings.of(numerics.get()));
            if (!numerics.get().finite()) {
                return;
            }
            if (settings.labelled().isEmpty()) {
                latency = Optional.of(Stopwatch.of(model, batch, settings.operating()));
                notes.add(
                        "without --images and --labels nothing is known of what the model finds: only that it runs, what it computes, and how long it takes");
            } else {
                see(model, settings.labelled().get());
            }
        }
        latency.ifPresent(
                measured ->
                        settings.maxMillis()
                                .ifPresent(
                                        most ->
                                                refusals.addAll(
                                                        Findings.of(measured, batch, most))));
        if (!slices.isEmpty()) {
            judge(stored, cases);
        }
    }

    private void see(ModelUnderTest model, LabelledSet set) throws IOException {
        try (Progress progress =
                console.progress(
                        settings.model().getFileName().toString(),
                        "images",
                        set.folder().entries().size())) {
            Examination seen =
                    Examination.of(
                            model,
                            set.folder(),
                            set.names(),
                            settings.operating(),
                            batch,
                            progress);
            latency = Optional.of(seen.latency());
            notes.addAll(seen.notes());
            images.addAll(seen.images());
            if (seen.objects() == 0) {
                refusals.add(
                        Findings.refusal(
                                Reason.LABELS,
                                "No labelled object is of a class that it knows (%s); if its classes have other names, say them in its side-car, or give the labels' with --names.",
                                LabelledFolder.some(labels)));
            } else {
                slices.addAll(Slice.of(images));
            }
        }
    }

    private void judge(Optional<StoredReport> stored, Optional<MustPass> cases) {
        Confusion confusion = Confusion.of(images.stream().map(SeenImage::asTaken).toList());
        names = Optional.of(confusion);
        Calibrated calibrated = Calibrated.of(images);
        calibration = Optional.of(calibrated);
        List<Refusal> blind = Findings.of(images, slices.get(0), confusion);
        refusals.addAll(blind);
        if (blind.isEmpty()) {
            refusals.addAll(Findings.of(calibrated, settings.maxCalibrationError()));
        }
        if (cases.isPresent()) {
            mustPass.addAll(cases.get().results(settings.mustPass().orElseThrow(), images));
            refusals.addAll(Findings.of(mustPass));
        }
        // Where it finds nothing, or calls it by other names, every slice would only say so again.
        if (blind.isEmpty()) {
            stored.ifPresent(this::compare);
        }
    }

    private void compare(StoredReport stored) {
        Optional<List<SeenImage>> theirs = stored.of(images);
        if (theirs.isEmpty()) {
            refusals.add(
                    Findings.refusal(
                            Reason.BASELINE,
                            "The baseline saw other images, so that nothing can be compared (%s): check its model (%s) again on these.",
                            stored.differences(images),
                            stored.model()));
            return;
        }
        Set<String> lost = new TreeSet<>(stored.labels());
        lost.removeAll(new HashSet<>(labels));
        if (!lost.isEmpty()) {
            refusals.add(
                    Findings.refusal(
                            Reason.LABELS,
                            "It does not know %d classes that the baseline knows: %s.",
                            lost.size(),
                            LabelledFolder.some(List.copyOf(lost))));
        }
        console.say(
                "baseline: %d draws of %d images".formatted(CheckSettings.DRAWS, images.size()));
        BaselineComparison comparison = BaselineComparison.of(images, theirs.get());
        baseline = Optional.of(comparison);
        refusals.addAll(
                Findings.of(comparison, settings.mayLose(), calibration.orElseThrow().asTaken()));
    }

    private CheckReport report() throws IOException {
        return new CheckReport(
                settings,
                ImageFile.sha256(Files.readAllBytes(settings.model())),
                Files.size(settings.model()),
                graph,
                labels,
                refusals,
                notes,
                batch,
                numerics,
                latency,
                images,
                slices,
                names,
                calibration,
                mustPass,
                baseline);
    }
}
