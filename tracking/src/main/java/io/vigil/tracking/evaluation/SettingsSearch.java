package io.vigil.tracking.evaluation;

import io.vigil.tracking.vigil.VigilConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Looks for settings of the tracker {@code vigil} that are better on some data sets, by hill
 * climbing: a few settings are moved at random, and stay where the tracker gains by it. How good
 * settings are is the mean of HOTA over the sets, forwards and backwards in time, each counting
 * alike. Settings that work on looks stay as they are.
 *
 * <p>The same seed and number of steps find the same.
 */
public final class SettingsSearch {
    /** In HOTA's percent; less is what a single match in a small set may do by chance. */
    static final double LEAST_RISE = 0.003;

    private static final int MOST_MOVED = 3;

    private final TrackerComparison comparison;
    private final long seed;

    /**
     * @param sets those without sequences are left out
     * @throws IllegalArgumentException if a sequence's camera motion has no way back
     */
    public SettingsSearch(List<DataSet> sets, long seed) {
        List<DataSet> bothWays = new ArrayList<>(sets);
        sets.stream().map(SettingsSearch::backwards).forEach(bothWays::add);
        this.comparison = new TrackerComparison(bothWays);
        this.seed = seed;
    }

    private static DataSet backwards(DataSet set) {
        return new DataSet(
                set.name() + " backwards",
                set.sequences().stream().map(Sequence::reversed).toList(),
                set.options(),
                List.of());
    }

    /**
     * The best settings so far.
     *
     * @param step after which they were found, from 1; 0 for the start
     * @param hota mean over the sets, forwards and backwards
     * @param moved the settings that made the difference to those before, with their values
     */
    public record Found(int step, VigilConfig config, double hota, Map<String, String> moved) {
        public Found {
            moved = Collections.unmodifiableMap(new LinkedHashMap<>(moved));
        }
    }

    /**
     * @param goOn asked before each step how many are done, from 0
     * @param improvement told of the start, and of everything better at once
     * @return what it was told of last
     * @throws IllegalArgumentException naming the sequence whose rows make no sense
     */
    public Found from(VigilConfig start, IntPredicate goOn, Consumer<Found> improvement) {
        Random random = new Random(seed);
        Found best = new Found(0, start, hota(start), Map.of());
        improvement.accept(best);
        Set<VigilConfig> tried = new HashSet<>(Set.of(start));
        for (int step = 1; goOn.test(step - 1); step++) {
            VigilConfig next = moved(best.config(), random);
            if (!tried.add(next)) {
                continue;
            }
            double hota = hota(next);
            if (hota > best.hota() + LEAST_RISE) {
                best = new Found(step, next, hota, VigilSettings.changes(best.config(), next));
                improvement.accept(best);
            }
        }
        return best;
    }

    private double hota(VigilConfig config) {
        return comparison.row(TrackerVariant.of("searched", config)).mean(Scores::hota);
    }

    /** The same if the configuration refuses the move. */
    private static VigilConfig moved(VigilConfig from, Random random) {
        Map<String, Object> settings = RecordSettings.of(from);
        List<String> paths =
                new ArrayList<>(
                        settings.keySet().stream()
                                .filter(path -> !SettingStep.byLooks(path))
                                .toList());
        Collections.shuffle(paths, random);
        Map<String, Object> moves = new LinkedHashMap<>();
        for (String path : paths.subList(0, 1 + random.nextInt(MOST_MOVED))) {
            double factor = random.nextBoolean() ? SettingStep.UP : SettingStep.DOWN;
            Object value = SettingStep.of(settings.get(path), factor);
            moves.put(path, SettingStep.rounded(value));
        }
        try {
            return RecordSettings.with(from, moves);
        } catch (IllegalArgumentException outside) {
            return from;
        }
    }
}
