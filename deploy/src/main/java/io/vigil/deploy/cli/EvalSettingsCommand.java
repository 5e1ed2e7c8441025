package io.vigil.deploy.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vigil.deploy.console.Console;
import io.vigil.deploy.console.InputException;
import io.vigil.deploy.console.Progress;
import io.vigil.deploy.console.UsageException;
import io.vigil.tracking.evaluation.ComparisonRow;
import io.vigil.tracking.evaluation.DataSet;
import io.vigil.tracking.evaluation.SettingsSearch;
import io.vigil.tracking.evaluation.SettingsSearch.Found;
import io.vigil.tracking.evaluation.TrackerComparison;
import io.vigil.tracking.evaluation.TrackerVariant;
import io.vigil.tracking.vigil.VigilConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What other settings of the tracker vigil would be worth, and which are better. */
@Command(
        description = {
            "Measure other settings of the default tracker, or search.",
            "On data sets as eval trackers reads them. Settings have paths, such as cues.overlap.weight or lostFor;",
            "durations are 2s, 51ms or PT2S. The defaults were chosen so."
        })
final class EvalSettingsCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    private final Invocation invocation;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder with SET/SEQUENCE/, or with SEQUENCE/.")
    private Path data;

    @Option(
            names = "--set",
            split = ",",
            paramLabel = "PATH=VALUE",
            description = "Start from the defaults with these settings changed.")
    private List<String> set = List.of();

    @Option(
            names = "--sweep",
            paramLabel = "PATH=V1,V2,...",
            description = "The difference that each value makes to the start. May be given again.")
    private List<String> sweep = List.of();

    @Option(
            names = "--search",
            paramLabel = "SECONDS",
            description = {
                "Hill climbing from the start for so long: one to three settings at a time move by a",
                "fifth or a quarter, and stay if HOTA rises, forwards and backwards in time."
            })
    private Double seconds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Search for so many steps at most; the same seed then finds the same.")
    private Integer steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the search; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--hold-out",
            split = ",",
            paramLabel = "SEQUENCE",
            description = {
                "Sequences (or SET/SEQUENCE) that take no part in the search; start and found are",
                "measured on them at the end."
            })
    private List<String> holdOut = List.of();

    @Option(names = "--json", description = "All scores as JSON.")
    private boolean json;

    EvalSettingsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        requireUsable();
        VigilConfig start = SettingsOption.all("--set", VigilConfig.DEFAULTS, set);
        Map<String, Map<String, VigilConfig>> sweeps = new LinkedHashMap<>();
        for (String each : sweep) {
            SettingsOption option = SettingsOption.of("--sweep", each);
            sweeps.computeIfAbsent(option.path(), path -> new LinkedHashMap<>())
                    .putAll(option.each(start));
        }
        Console console = invocation.console();
        HoldOut sets = HoldOut.of(DataSets.read(data, console), holdOut);
        TrackerComparison comparison = new TrackerComparison(sets.searched());
        MeasuredSettings measured;
        try {
            measured = measure(comparison, sets, start, sweeps);
        } catch (IllegalArgumentException e) {
            throw new InputException("%s: %s".formatted(data, e.getMessage()), e);
        }
        if (json) {
            console.result(JsonMapper.builder().build().writeValueAsString(measured.asJson()));
        } else {
            print(measured, comparison, new TrackerComparison(sets.heldOut()));
        }
        return 0;
    }

    private void requireUsable() {
        if (seconds != null && !(seconds > 0 && Double.isFinite(seconds))) {
            throw new UsageException("--search needs seconds above 0, but was " + seconds);
        }
        if (steps != null && steps < 1) {
            throw new UsageException("--steps needs to be at least 1, but was " + steps);
        }
        if (!holdOut.isEmpty() && !searching()) {
            throw new UsageException("--hold-out is for a search; add --search SECONDS");
        }
    }

    private boolean searching() {
        return seconds != null || steps != null;
    }

    private MeasuredSettings measure(
            TrackerComparison comparison,
            HoldOut sets,
            VigilConfig start,
            Map<String, Map<String, VigilConfig>> sweeps) {
        List<ComparisonRow> rows = new ArrayList<>();
        if (!start.equals(VigilConfig.DEFAULTS)) {
            rows.add(row(comparison, MeasuredSettings.DEFAULTS, VigilConfig.DEFAULTS));
        }
        rows.add(row(comparison, MeasuredSettings.START, start));
        Map<String, List<ComparisonRow>> swept = swept(comparison, sweeps);
        if (!searching()) {
            return new MeasuredSettings(rows, swept, List.of(), null);
        }
        MeasuredSettings.Search search = search(sets.searched(), start);
        VigilConfig found = search.found().config();
        rows.add(row(comparison, MeasuredSettings.FOUND, found));
        List<ComparisonRow> unseen = new ArrayList<>();
        if (!holdOut.isEmpty()) {
            TrackerComparison heldOut = new TrackerComparison(sets.heldOut());
            unseen.add(row(heldOut, MeasuredSettings.START, start));
            unseen.add(row(heldOut, MeasuredSettings.FOUND, found));
        }
        return new MeasuredSettings(rows, swept, unseen, search);
    }

    private static ComparisonRow row(TrackerComparison on, String name, VigilConfig config) {
        return on.row(TrackerVariant.of(name, config));
    }

    private Map<String, List<ComparisonRow>> swept(
            TrackerComparison comparison, Map<String, Map<String, VigilConfig>> sweeps) {
        Map<String, List<ComparisonRow>> swept = new LinkedHashMap<>();
        int total = sweeps.values().stream().mapToInt(Map::size).sum();
        if (total == 0) {
            return swept;
        }
        try (Progress progress = invocation.console().progress("sweep", "values", total)) {
            int[] done = {0};
            sweeps.forEach(
                    (path, values) -> {
                        List<ComparisonRow> rows = new ArrayList<>();
                        values.forEach(
                                (value, config) -> {
                                    rows.add(row(comparison, value, config));
                                    progress.update(++done[0], path);
                                });
                        swept.put(path, rows);
                    });
        }
        return swept;
    }

    private MeasuredSettings.Search search(List<DataSet> sets, VigilConfig start) {
        Console console = invocation.console();
        List<Found> found = new ArrayList<>();
        try (Progress progress = console.progress("search", "steps", steps == null ? -1 : steps)) {
            long begun = System.nanoTime();
            IntPredicate goOn =
                    done -> {
                        progress.update(done);
                        return (steps == null || done < steps)
                                && (seconds == null || System.nanoTime() - begun < seconds * NANOS);
                    };
            new SettingsSearch(sets, seed)
                    .from(
                            start,
                            goOn,
                            best -> {
                                found.add(best);
                                console.say(said(best));
                            });
        }
        return new MeasuredSettings.Search(found.get(0), found.get(found.size() - 1));
    }

    private static String said(Found best) {
        String hota = String.format(Locale.ROOT, "HOTA %.3f forwards and backwards", best.hota());
        return best.step() == 0
                ? "search: start, " + hota
                : "search: step %d, %s, by %s"
                        .formatted(best.step(), hota, MeasuredSettings.text(best.moved()));
    }

    private void print(
            MeasuredSettings measured, TrackerComparison searched, TrackerComparison heldOut) {
        Console console = invocation.console();
        measured.lines(new TrackersTable(searched.sets())).forEach(console::result);
        if (!measured.heldOut().isEmpty()) {
            console.result("");
            console.result("held out from the search");
            new TrackersTable(heldOut.sets()).overall(measured.heldOut()).forEach(console::result);
        }
        if (measured.search() != null) {
            String settings = measured.search().asOption();
            console.result("");
            console.result(settings.isEmpty() ? "found: the defaults" : "found: " + settings);
        }
    }
}
