package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.config.Nearest;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.Progress;
import io.vigil.deploy.console.UsageException;
import io.vigil.tracking.algorithms.Trackers;
import io.vigil.tracking.evaluation.Ablation;
import io.vigil.tracking.evaluation.ComparisonRow;
import io.vigil.tracking.evaluation.DataSet;
import io.vigil.tracking.evaluation.TrackerComparison;
import io.vigil.tracking.evaluation.TrackerVariant;
import io.vigil.tracking.vigil.VigilConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good the trackers are, on the same detections. */
@Command(
        description = {
            "HOTA and IDF1 of every tracker on the same detections.",
            "On data sets of MOTChallenge files: SET/SEQUENCE/ with gt.txt, det.txt, seqinfo.ini, and gmc.txt where the camera moves. The ceiling is what",
            "perfect association of the same detections would reach. MOTChallenge's preparation is",
            "applied to sets whose truth has distractor classes."
        })
final class EvalTrackersCommand implements Callable<Integer> {
    private static final String DEFAULT = "vigil";

    private final Invocation invocation;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder with SET/SEQUENCE/, or with SEQUENCE/.")
    private Path data;

    @Option(
            names = "--tracker",
            split = ",",
            paramLabel = "NAME",
            description = "Which ones; default: all.")
    private List<String> names = Trackers.NAMES;

    @Option(
            names = "--per-sequence",
            description =
                    "The trackers on each sequence, and on how many each is behind the first.")
    private boolean perSequence;

    @Option(
            names = "--ablation",
            description = {
                "What each part of the tracker vigil is worth: cues and mechanisms switched off,",
                "settings changed by a step. Takes some minutes."
            })
    private boolean ablation;

    @Option(names = "--json", description = "All scores as JSON.")
    private boolean json;

    EvalTrackersCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        names.forEach(EvalTrackersCommand::requireTracker);
        List<DataSet> sets = DataSets.read(data, invocation.console());
        TrackerComparison comparison = new TrackerComparison(sets);
        List<Ablation.Group> groups =
                ablation ? new Ablation(VigilConfig.DEFAULTS).groups() : List.of();
        MeasuredTrackers measured;
        try {
            measured = measure(comparison, groups);
        } catch (IllegalArgumentException e) {
            throw new InputException("%s: %s".formatted(data, e.getMessage()), e);
        }
        Console console = invocation.console();
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(measured.asJson()));
        } else {
            TrackersTable table = new TrackersTable(comparison.sets());
            table.overall(measured.rows()).forEach(console::result);
            if (perSequence) {
                table.perSequence(measured.trackers()).forEach(console::result);
            }
            if (ablation) {
                table.ablation(measured).forEach(console::result);
            }
        }
        return 0;
    }

    private static void requireTracker(String name) {
        if (!Trackers.NAMES.contains(name)) {
            throw new UsageException(
                    "--tracker: there is no tracker '%s'%s"
                            .formatted(
                                    name,
                                    Nearest.to(name, new HashSet<>(Trackers.NAMES))
                                            .map("; did you mean '%s'?"::formatted)
                                            .orElse(
                                                    "; known are "
                                                            + String.join(", ", Trackers.NAMES))));
        }
    }

    private MeasuredTrackers measure(TrackerComparison comparison, List<Ablation.Group> groups) {
        int steps = groups.stream().mapToInt(group -> group.variants().size()).sum();
        int total = names.size() + 1 + (ablation ? 1 + steps : 0);
        Console console = invocation.console();
        try (Progress progress = console.progress("eval trackers", "trackers", total)) {
            Measuring measuring = new Measuring(comparison, progress);
            List<ComparisonRow> trackers = new ArrayList<>();
            names.forEach(name -> trackers.add(measuring.row(TrackerVariant.named(name))));
            ComparisonRow ceiling = measuring.done(comparison.ceiling());
            if (!ablation) {
                return new MeasuredTrackers(trackers, ceiling, null, Map.of());
            }
            ComparisonRow reference = measuring.row(TrackerVariant.named(DEFAULT));
            Map<String, List<ComparisonRow>> changed = new LinkedHashMap<>();
            for (Ablation.Group group : groups) {
                changed.put(group.title(), group.variants().stream().map(measuring::row).toList());
            }
            return new MeasuredTrackers(trackers, ceiling, reference, changed);
        }
    }

    private static final class Measuring {
        private final TrackerComparison comparison;
        private final Progress progress;
        private int done;

        Measuring(TrackerComparison comparison, Progress progress) {
            this.comparison = comparison;
            this.progress = progress;
        }

        ComparisonRow row(TrackerVariant variant) {
            return done(comparison.row(variant));
        }

        ComparisonRow done(ComparisonRow row) {
            done++;
            progress.update(done, row.name());
            return row;
        }
    }
}
