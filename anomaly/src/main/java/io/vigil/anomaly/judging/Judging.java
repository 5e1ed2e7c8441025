package io.vigil.anomaly.judging;

import io.vigil.anomaly.calibration.CalibrationState;
import io.vigil.anomaly.kinematics.Ways;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is remembered of how one camera is judged.
 *
 * @param version of the change that brought the bundle; 0 where there was none
 * @param bundle in force, by its name; empty where there is none
 * @param sha256 of the bundle's file
 * @param sinceMicros capture time of the first frame that it judged; {@link Long#MIN_VALUE} before
 * @param excused whether what the camera shows is right though it is in trouble: somebody has said
 *     so, or the bundle came after the trouble
 * @param missing whether it has been told that the bundle cannot be read any more
 * @param alarm the last one; open or over
 * @param normal when the open alarm opened, if somebody has said that it is normal; {@link
 *     Long#MIN_VALUE} otherwise
 * @param highestNormal the highest score that was alarmed by the bundle's own threshold and said to
 *     be normal; negative infinity where there is none
 * @param ways of what was seen lately
 * @param calibration of this bundle at this camera
 */
public record Judging(
        long version,
        String bundle,
        String sha256,
        long sinceMicros,
        boolean excused,
        boolean missing,
        Optional<Alarm> alarm,
        long normal,
        double highestNormal,
        Ways ways,
        CalibrationState calibration) {
    static final long NEVER = Long.MIN_VALUE;

    /** No bundle is in force. */
    public static final Judging NONE = of(0, "", "", false);

    public Judging {
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(alarm, "alarm");
        Objects.requireNonNull(ways, "ways");
        Objects.requireNonNull(calibration, "calibration");
    }

    private static Judging of(long version, String bundle, String sha256, boolean excused) {
        return new Judging(
                version,
                bundle,
                sha256,
                NEVER,
                excused,
                false,
                Optional.empty(),
                NEVER,
                Double.NEGATIVE_INFINITY,
                Ways.NONE,
                CalibrationState.empty());
    }

    public boolean isInForce() {
        return !bundle.isEmpty();
    }

    /**
     * By another bundle: all is learnt anew, also where the same one comes back.
     *
     * @param next version of the change; where it is not above the present one, the same change is
     *     said again, and nothing changes
     * @param name empty: by none
     * @param strange whether the camera shows something else than it used to
     */
    public Judging by(long next, String name, String digest, boolean strange) {
        return next <= version ? this : of(next, name, digest, strange);
    }

    /**
     * @param strange whether the camera shows something else than it used to
     * @param isRight whether somebody says now that it is right so
     */
    public Judging viewed(boolean strange, boolean isRight) {
        boolean next = strange && (excused || isRight);
        return next == excused
                ? this
                : new Judging(
                        version,
                        bundle,
                        sha256,
                        sinceMicros,
                        next,
                        missing,
                        alarm,
                        normal,
                        highestNormal,
                        ways,
                        calibration);
    }

    /**
     * @param isMissing whether the bundle cannot be read
     */
    public Judging missing(boolean isMissing) {
        return isMissing == missing
                ? this
                : new Judging(
                        version,
                        bundle,
                        sha256,
                        sinceMicros,
                        excused,
                        isMissing,
                        alarm,
                        normal,
                        highestNormal,
                        ways,
                        calibration);
    }

    /** Capture time of the last frame that was learnt from; {@link Long#MIN_VALUE} before it. */
    public long lastMicros() {
        return calibration.watch().smoothing().micros();
    }

    /** Whether the calibration has not yet come to a threshold of its own. */
    boolean isLearning() {
        return calibration.inForce().threshold() == Double.POSITIVE_INFINITY;
    }
}
