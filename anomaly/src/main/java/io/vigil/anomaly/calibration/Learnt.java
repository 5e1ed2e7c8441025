package io.vigil.anomaly.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What has been learnt of normal time: it changes once an hour.
 *
 * @param first hours of the first calibration; empty when that is over
 * @param blocks of standardised scores, in order of time
 * @param residuals seconds by standardised score, those of long ago counting less
 * @param threshold of standardised scores; positive infinity until the first calibration is over
 */
public record Learnt(
        List<FirstHour> first,
        Profile profile,
        List<NormalBlock> blocks,
        Residuals residuals,
        double threshold) {
    static final Learnt NOTHING =
            new Learnt(
                    List.of(), Profile.NONE, List.of(), Residuals.NONE, Double.POSITIVE_INFINITY);

    /** Standardised: above it 0.7 % of the seconds are, and clusters are kept. */
    static final double BASE = 2;

    /** Most that one hour may hold: bounds the state. */
    private static final int MOST_MAXIMA = 48;

    private static final double SECONDS_A_DAY = 86_400;
    private static final long SEED = 1;

    public Learnt {
        first = List.copyOf(first);
        blocks = List.copyOf(blocks);
    }

    boolean isFirstOver() {
        return threshold < Double.POSITIVE_INFINITY;
    }

    /** With one more hour of normal time. */
    Learnt with(Hour hour, CalibrationSettings settings) {
        if (!hour.isEnough()) {
            return this;
        }
        return isFirstOver() ? later(hour, settings) : first(hour, settings);
    }

    private Learnt first(Hour hour, CalibrationSettings settings) {
        Norm norm = hour.norm();
        float[] maxima = hour.maxima(norm, 0);
        for (int i = 0; i < maxima.length; i++) {
            maxima[i] = (float) norm.score(maxima[i]);
        }
        NormalBlock block =
                new NormalBlock(
                        hour.inForce().fromMicros(),
                        hour.observed(),
                        Double.POSITIVE_INFINITY,
                        maxima);
        List<FirstHour> hours = new ArrayList<>(first);
        hours.add(new FirstHour(hour.inForce().bin(), norm, hour.share(), block));
        double seconds = hours.stream().mapToDouble(h -> h.block().seconds()).sum();
        Learnt next = new Learnt(hours, profile, blocks, residuals.with(hour, norm), threshold);
        return seconds < settings.first().toSeconds() ? next : next.firstOver(settings);
    }

    /** Each hour judged by the others of its bin, as hours to come will be. */
    private Learnt firstOver(CalibrationSettings settings) {
        List<NormalBlock> standardised = new ArrayList<>();
        Profile all = Profile.mean(first, -1);
        for (int i = 0; i < first.size(); i++) {
            FirstHour hour = first.get(i);
            Norm norm = Profile.mean(first, i).norm(hour.bin());
            NormalBlock block = hour.block();
            float[] maxima = new float[block.clusters()];
            for (int m = 0; m < maxima.length; m++) {
                maxima[m] = (float) norm.standardised(block.maximum(m));
            }
            standardised.add(
                    new NormalBlock(
                            block.startMicros(),
                            block.seconds(),
                            Double.POSITIVE_INFINITY,
                            highest(maxima)));
        }
        return new Learnt(List.of(), all, standardised, residuals, threshold).refitted(settings);
    }

    private Learnt later(Hour hour, CalibrationSettings settings) {
        InForce judged = hour.inForce();
        Norm norm = judged.isLearning() ? profile.norm(judged.bin()) : judged.norm();
        float[] maxima = hour.maxima(norm, BASE);
        int n = 0;
        for (float maximum : maxima) {
            if (maximum <= judged.threshold()) {
                maxima[n++] = maximum;
            }
        }
        List<NormalBlock> next = new ArrayList<>(blocks);
        next.add(
                new NormalBlock(
                        judged.fromMicros(),
                        hour.observed(),
                        judged.threshold(),
                        highest(Arrays.copyOf(maxima, n))));
        long oldest = judged.fromMicros() - settings.memory().toNanos() / 1000;
        next.removeIf(block -> block.startMicros() < oldest);
        return new Learnt(first, knowing(hour), next, residuals.with(hour, norm), threshold)
                .refitted(settings);
    }

    /** The profile as it would be if this hour were over. */
    Profile knowing(Hour hour) {
        return hour.isEnough()
                ? profile.with(hour.inForce().bin(), hour.norm(), hour.share())
                : profile;
    }

    private static float[] highest(float[] maxima) {
        Arrays.sort(maxima);
        int from = Math.max(0, maxima.length - MOST_MAXIMA);
        while (from < maxima.length && maxima[from] <= BASE) {
            from++;
        }
        return Arrays.copyOfRange(maxima, from, maxima.length);
    }

    /**
     * While one asked alarm takes longer than what was observed, the upper end of the interval is
     * in force. Where normal time is too quiet to have a tail, the surprise is taken at its word:
     * one as high comes in so many seconds.
     */
    private Learnt refitted(CalibrationSettings settings) {
        double asked = settings.askedPerDay();
        int clusters = 0;
        double seconds = 0;
        for (NormalBlock block : blocks) {
            clusters += block.clusters();
            seconds += block.seconds();
        }
        CensoredTail tail =
                clusters < AlarmThreshold.LEAST_CLUSTERS ? null : CensoredTail.of(asked, blocks);
        double next = threshold;
        if (tail == null) {
            next = isFirstOver() ? next : profile.mean().standardised(wordOf(asked));
        } else if (asked * seconds < SECONDS_A_DAY
                && blocks.size() >= AlarmThreshold.LEAST_BLOCKS) {
            next = AlarmThreshold.of(asked, blocks, SEED).upper();
        } else {
            next = tail.threshold(asked);
        }
        return new Learnt(first, profile, blocks, residuals, next);
    }

    private static double wordOf(double asked) {
        return StrictMath.log10(SECONDS_A_DAY / asked);
    }

    /** With a cluster in it that was alarmed and is normal. */
    Learnt withNormal(PastAlarm alarm, double seconds, CalibrationSettings settings) {
        List<NormalBlock> next = new ArrayList<>(blocks);
        next.add(
                new NormalBlock(
                        alarm.openedMicros(),
                        seconds,
                        Double.POSITIVE_INFINITY,
                        new float[] {(float) alarm.peak()}));
        return new Learnt(first, profile, next, residuals, threshold).refitted(settings);
    }
}
