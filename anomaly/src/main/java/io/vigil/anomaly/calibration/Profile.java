package io.vigil.anomaly.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * What is normal at which hour of a working day and of a weekend, and how far all of it has
 * drifted: additive exponential smoothing of a level and a season (Holt 1957; Winters 1960) of the
 * norms of hours, of which the excess goes by its logarithm.
 *
 * <p>48 bins: 0 to 23 are the hours of working days, 24 to 47 those of weekends. A bin that was not
 * seen yet is taken for the same hour of the other kind of day, moved by what the hours that were
 * seen of its kind differ from theirs, so that a first weekend is followed from its second hour on.
 *
 * @param levels by bin, less the drift
 * @param logExcesses by bin, less the drift
 * @param seen hours by bin
 * @param levelDrift of all bins
 * @param logExcessDrift of all bins
 */
public record Profile(
        double[] levels,
        double[] logExcesses,
        double[] seen,
        double levelDrift,
        double logExcessDrift) {
    static final int BINS = 48;
    private static final int DAY = BINS / 2;

    static final Profile NONE =
            new Profile(new double[BINS], new double[BINS], new double[BINS], 0, 0);

    /** Share of an hour's surprise that is drift: a step is followed within half a day. */
    private static final double DRIFT = 0.12;

    /** Share that the bin learns once it has been seen often. */
    private static final double SEASON = 0.2;

    public Profile {
        if (levels.length != BINS || logExcesses.length != BINS || seen.length != BINS) {
            throw new IllegalArgumentException(
                    "Profile needs %d bins, but had %d, %d and %d"
                            .formatted(BINS, levels.length, logExcesses.length, seen.length));
        }
    }

    /** Whether any hour has been seen. */
    boolean isEmpty() {
        return Arrays.stream(seen).allMatch(n -> n == 0);
    }

    Norm norm(int bin) {
        return new Norm(
                level(bin) + levelDrift,
                Math.max(Norm.LEAST_EXCESS, StrictMath.exp(logExcess(bin) + logExcessDrift)));
    }

    /** Of all bins that were seen. */
    Norm mean() {
        return new Norm(
                mean(levels) + levelDrift,
                Math.max(Norm.LEAST_EXCESS, StrictMath.exp(mean(logExcesses) + logExcessDrift)));
    }

    private double level(int bin) {
        return of(bin, levels);
    }

    private double logExcess(int bin) {
        return of(bin, logExcesses);
    }

    private double of(int bin, double[] values) {
        if (seen[bin] > 0) {
            return values[bin];
        }
        int kind = bin / DAY * DAY;
        double differ = 0;
        // One hour without a difference, so that a single odd one does not count in full.
        double both = 1;
        double others = 0;
        double n = 0;
        for (int hour = 0; hour < DAY; hour++) {
            int same = kind + hour;
            int other = (same + DAY) % BINS;
            if (seen[same] > 0 && seen[other] > 0) {
                differ += values[same] - values[other];
                both++;
            }
            others += seen[other] > 0 ? values[other] : 0;
            n += seen[other] > 0 ? 1 : 0;
        }
        int other = (bin + DAY) % BINS;
        if (seen[other] > 0) {
            return values[other] + differ / both;
        }
        return n > 0 ? others / n + differ / both : mean(values);
    }

    private double mean(double[] values) {
        double sum = 0;
        double n = 0;
        for (int b = 0; b < BINS; b++) {
            sum += seen[b] > 0 ? values[b] : 0;
            n += seen[b] > 0 ? 1 : 0;
        }
        return n > 0 ? sum / n : 0;
    }

    /**
     * With one more hour.
     *
     * @param share of the hour that was observed, within [0, 1]: less of it moves less
     */
    Profile with(int bin, Norm hour, double share) {
        double logExcess = StrictMath.log(Math.max(hour.excess(), Norm.LEAST_EXCESS));
        boolean known = seen[bin] > 0;
        // Of an hour that was never seen it is not known how much is the hour's own.
        double rate = known ? DRIFT * share : 0;
        double levelNow = levelDrift + rate * (hour.level() - level(bin) - levelDrift);
        double logNow = logExcessDrift + rate * (logExcess - logExcess(bin) - logExcessDrift);
        double[] levels = this.levels.clone();
        double[] logExcesses = this.logExcesses.clone();
        double[] seen = this.seen.clone();
        double before = seen[bin];
        double learnt = Math.max(SEASON * share, share / (before + share));
        levels[bin] = level(bin) + learnt * (hour.level() - levelNow - level(bin));
        logExcesses[bin] = logExcess(bin) + learnt * (logExcess - logNow - logExcess(bin));
        seen[bin] = before + share;
        return new Profile(levels, logExcesses, seen, levelNow, logNow);
    }

    /**
     * The mean of the hours of a first calibration, without drift.
     *
     * @param without index of an hour to leave out, where its bin has another; -1 for none
     */
    static Profile mean(List<FirstHour> hours, int without) {
        double[] levels = new double[BINS];
        double[] logExcesses = new double[BINS];
        double[] seen = new double[BINS];
        for (int i = 0; i < hours.size(); i++) {
            FirstHour hour = hours.get(i);
            boolean isOut = i == without && hours.size() > 1;
            if (!isOut) {
                levels[hour.bin()] += hour.share() * hour.norm().level();
                logExcesses[hour.bin()] += hour.share() * StrictMath.log(hour.norm().excess());
                seen[hour.bin()] += hour.share();
            }
        }
        for (int b = 0; b < BINS; b++) {
            levels[b] /= seen[b] > 0 ? seen[b] : 1;
            logExcesses[b] /= seen[b] > 0 ? seen[b] : 1;
        }
        return new Profile(levels, logExcesses, seen, 0, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile profile
                && Arrays.equals(profile.levels, levels)
                && Arrays.equals(profile.logExcesses, logExcesses)
                && Arrays.equals(profile.seen, seen)
                && profile.levelDrift == levelDrift
                && profile.logExcessDrift == logExcessDrift;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(levels) + Double.hashCode(levelDrift);
    }
}
