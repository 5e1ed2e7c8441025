package io.vigil.anomaly.judging;

import io.vigil.anomaly.calibration.RunningCalibration;
import java.util.Objects;
import java.util.Optional;

/**
 * A stretch of time over which frames are more unusual than the threshold, without a gap of 10 s.
 *
 * @param openedMicros capture time of its first frame
 * @param lastMicros capture time of its last frame above the threshold so far
 * @param shadow whether it is only to be reported
 * @param bundle that judged it, by its name
 * @param sha256 of the bundle's file
 * @param peak the highest score
 * @param threshold that it was held against
 * @param pValue share of normal time that scores as high; not a number where that is not known
 * @param most what was the most unusual at the peak; empty where nothing was to be seen
 */
public record Alarm(
        long openedMicros,
        long lastMicros,
        boolean shadow,
        String bundle,
        String sha256,
        double peak,
        double threshold,
        double pValue,
        Optional<Oddity> most) {
    public Alarm {
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(most, "most");
        if (openedMicros > lastMicros) {
            throw new IllegalArgumentException(
                    "Alarm needs opened <= last, but had %d and %d us"
                            .formatted(openedMicros, lastMicros));
        }
    }

    /** Whether it can still go on at this time. */
    public boolean isOpen(long micros) {
        return micros - lastMicros <= RunningCalibration.GAP_MICROS;
    }

    /** Together with a later frame. */
    Alarm and(Alarm later) {
        Alarm higher = later.peak > peak ? later : this;
        return new Alarm(
                openedMicros,
                later.lastMicros,
                shadow,
                bundle,
                sha256,
                higher.peak,
                higher.threshold,
                higher.pValue,
                higher.most);
    }
}
