package io.vigil.anomaly.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * What is normal at which hour of a working day and of a weekend, and how far all of it has
 * drifted: additive exponential smoothing of a level and a season (Holt 1957; Winters 1960) of the
 * norms of hours, of which the excess goes by its logarithm.
 *
 * <p>48 bins: 0 to 23 are the hours of working days, 24 to 47 those of weekends. A bin that was not
 * seen yet is taken for the same hour of the other kind of day, or for the mean.
 *
 * @param levels by bin, less the drift
 * @param logExcesses by bin, less the drift
 * @param seen hours by bin
 * @param levelDrift of all bins
 * @param logExcessDrift of all bins
 */
record Profile(
        double[] levels,
        double[] logExcesses,
        double[] seen,
        double levelDrift,
        double logExcessDrift) {
    static final int BINS = 48;

    static final Profile NONE =
            new Profile(new double[BINS], new double[BINS], new double[BINS], 0, 0);

    /** Share of an hour's surprise that is drift: a step is followed within half a day. */
    private static final double DRIFT = 0.12;

    /** Share that the bin learns once it has been seen often. */
    private static final double SEASON = 0.2;

    Profile {
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

    private double level(int bin) {
        return of(bin, levels);
    }

    private double logExcess(int bin) {
        return of(bin, logExcesses);
    }

    private double of(int bin, double[] values) {
        int other = (bin + BINS / 2) % BINS;
        if (seen[bin] > 0) {
            return values[bin];
        }
        if (seen[other] > 0) {
            return values[other];
        }
        double sum = 0;
        double n = 0;
        for (int b = 0; b < BINS; b++) {
            sum += seen[b] > 0 ? values[b] : 0;
            n += seen[b] > 0 ? 1 : 0;
        }
        return n == 0 ? 0 : sum / n;
    }

    /**
     * With one more hour.
     *
     * @param share of the hour that was observed, within [0, 1]: less of it moves less
     */
    Profile with(int bin, Norm hour, double share) {
        double logExcess = StrictMath.log(Math.max(hour.excess(), Norm.LEAST_EXCESS));
        boolean known = seen[bin] > 0;
        double rate = isEmpty() ? 0 : DRIFT * share;
        double levelNow = levelDrift + rate * (hour.level() - level(bin) - levelDrift);
        double logNow = logExcessDrift + rate * (logExcess - logExcess(bin) - logExcessDrift);
        double[] levels = this.levels.clone();
        double[] logExcesses = this.logExcesses.clone();
        double[] seen = this.seen.clone();
        // What a bin was taken for before it was seen counts as an hour of it.
        double before = known ? seen[bin] : isEmpty() ? 0 : 1;
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
