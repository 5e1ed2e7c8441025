package io.vigil.tracking.evaluation.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws the clips that are to be counted: the recording is cut into stretches of one length, each
 * is quiet, usual or busy by what was counted in it, and of each kind some are drawn, spread evenly
 * over the time (stratified systematic sampling; Cochran, Sampling Techniques, 1977, chapters 5 and
 * 8). Half of them are busy ones, where most can go wrong; a quarter are quiet, where a person may
 * see what was missed.
 */
public final class ClipSampling {
    private final long lengthMicros;
    private final int clips;
    private final long seed;

    /**
     * @param lengthMicros of each clip
     * @param clips how many, at least 1; fewer are drawn from a recording that is shorter
     * @param seed of the draw
     */
    public ClipSampling(long lengthMicros, int clips, long seed) {
        if (lengthMicros < 1 || clips < 1) {
            throw new IllegalArgumentException(
                    "Clips need a length above 0 us and to be at least 1, but were %d of %d us"
                            .formatted(clips, lengthMicros));
        }
        this.lengthMicros = lengthMicros;
        this.clips = clips;
        this.seed = seed;
    }

    /**
     * @param crossings capture times of what was counted, in any order
     * @param fromMicros begin of the recording
     * @param untilMicros its end; a rest shorter than a clip is left out
     * @return in the order of time; empty where the recording is shorter than one clip
     */
    public List<Clip> draw(List<Long> crossings, long fromMicros, long untilMicros) {
        int stretches = (int) Math.max(0, (untilMicros - fromMicros) / lengthMicros);
        int[] counted = new int[stretches];
        for (long at : crossings) {
            long stretch = Math.floorDiv(at - fromMicros, lengthMicros);
            if (stretch >= 0 && stretch < stretches) {
                counted[(int) stretch]++;
            }
        }
        Map<Clip.Stratum, List<Integer>> strata = strata(counted);
        SplittableRandom random = new SplittableRandom(seed);
        List<Clip> drawn = new ArrayList<>();
        Map<Clip.Stratum, Integer> shares = shares(strata);
        strata.forEach(
                (stratum, members) -> {
                    int share = shares.get(stratum);
                    double step = members.size() / (double) Math.max(1, share);
                    double start = random.nextDouble() * step;
                    for (int i = 0; i < share; i++) {
                        int stretch = members.get((int) (start + i * step));
                        long begin = fromMicros + stretch * lengthMicros;
                        drawn.add(new Clip(1, begin, begin + lengthMicros, stratum, step));
                    }
                });
        drawn.sort(Comparator.comparingLong(Clip::fromMicros));
        List<Clip> numbered = new ArrayList<>();
        for (Clip clip : drawn) {
            numbered.add(
                    new Clip(
                            numbered.size() + 1,
                            clip.fromMicros(),
                            clip.untilMicros(),
                            clip.stratum(),
                            clip.weight()));
        }
        return numbered;
    }

    private static Map<Clip.Stratum, List<Integer>> strata(int[] counted) {
        int[] lively = Arrays.stream(counted).filter(count -> count > 0).sorted().toArray();
        int usual = lively.length == 0 ? 0 : lively[(lively.length - 1) / 2];
        Map<Clip.Stratum, List<Integer>> strata = new EnumMap<>(Clip.Stratum.class);
        for (int i = 0; i < counted.length; i++) {
            Clip.Stratum stratum =
                    counted[i] == 0
                            ? Clip.Stratum.QUIET
                            : counted[i] <= usual ? Clip.Stratum.USUAL : Clip.Stratum.BUSY;
            strata.computeIfAbsent(stratum, each -> new ArrayList<>()).add(i);
        }
        return strata;
    }

    /** How many of each kind; what one kind has too few of goes to the others. */
    private Map<Clip.Stratum, Integer> shares(Map<Clip.Stratum, List<Integer>> strata) {
        Map<Clip.Stratum, Integer> shares = new EnumMap<>(Clip.Stratum.class);
        strata.forEach(
                (stratum, members) -> {
                    double part = stratum == Clip.Stratum.BUSY ? 0.5 : 0.25;
                    // Without two of a kind, nothing is known of how they differ.
                    int wanted = Math.max(2, (int) Math.round(clips * part));
                    shares.put(stratum, Math.min(wanted, members.size()));
                });
        int all = strata.values().stream().mapToInt(List::size).sum();
        while (total(shares) < Math.min(clips, all)) {
            more(shares, strata);
        }
        while (total(shares) > clips && fewer(shares)) {
            // Until they fit.
        }
        return shares;
    }

    private static int total(Map<Clip.Stratum, Integer> shares) {
        return shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void more(
            Map<Clip.Stratum, Integer> shares, Map<Clip.Stratum, List<Integer>> strata) {
        Clip.Stratum open =
                strata.keySet().stream()
                        .filter(each -> shares.get(each) < strata.get(each).size())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        shares.merge(open, 1, Integer::sum);
    }

    private static boolean fewer(Map<Clip.Stratum, Integer> shares) {
        return shares.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .max(Map.Entry.comparingByValue())
                .map(most -> shares.merge(most.getKey(), -1, Integer::sum))
                .isPresent();
    }
}
