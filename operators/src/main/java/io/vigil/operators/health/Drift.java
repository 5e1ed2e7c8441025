package io.vigil.operators.health;

import io.vigil.tracking.Detection;
import java.util.List;
import java.util.Objects;

/**
 * Whether a camera's detections are still distributed as they used to be. What an hour holds is
 * compared with what the same hour of the day (in UTC) held in the first days, because mornings
 * differ from evenings with nothing wrong. One frame a second is counted; a change of the model
 * starts anew.
 *
 * @param model that the detections are of; empty before the first
 * @param hour since 1970 that is being counted; {@link Long#MIN_VALUE} before the first
 * @param now the hour's detections
 * @param second since 1970 of the last frame that was counted
 * @param scores stability index of the last hour judged, less what chance makes of it; NaN before
 * @param classes the same of classes
 * @param above hours judged in a row that differ
 * @param below hours judged in a row that do not
 */
public record Drift(
        String model,
        Baseline baseline,
        Clusters clusters,
        long hour,
        Distribution now,
        long second,
        double scores,
        double classes,
        int above,
        int below) {
    public static final Drift NONE = none("");

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;

    /** Fewer detections in an hour say nothing of how they are distributed. */
    private static final long LEAST = 200;

    public Drift {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(clusters, "clusters");
        Objects.requireNonNull(now, "now");
    }

    private static Drift none(String model) {
        return new Drift(
                model,
                Baseline.NONE,
                Clusters.NONE,
                Long.MIN_VALUE,
                Distribution.EMPTY,
                Long.MIN_VALUE,
                Double.NaN,
                Double.NaN,
                0,
                0);
    }

    /** Whether it has lasted. */
    Verdict verdict(HealthConfig config) {
        if (above >= config.driftHours()) {
            return Verdict.YES;
        }
        return model.isEmpty() || below >= config.driftHours() ? Verdict.NO : Verdict.UNKNOWN;
    }

    /** Whether another model's detections are the first to come now. */
    boolean isOf(String detector) {
        return model.isEmpty() || model.equals(detector);
    }

    /**
     * One frame that the detector was asked about later.
     *
     * @param nowMicros capture time, not before that of the frame before
     */
    Drift see(String detector, List<Detection> detections, long nowMicros, HealthConfig config) {
        Drift at = model.equals(detector) ? this : none(detector);
        long thisSecond = Math.floorDiv(nowMicros, SECOND);
        if (thisSecond == at.second) {
            return at;
        }
        long thisHour = Math.floorDiv(nowMicros, HOUR);
        if (thisHour != at.hour) {
            at = at.now.total() < LEAST ? at : at.judged(config);
            at = at.counting(thisHour, Distribution.EMPTY, at.clusters, thisSecond);
        }
        Distribution hourly = at.now;
        Clusters more = at.clusters.movedTo(nowMicros);
        for (Detection detection : detections) {
            hourly = hourly.plus(detection.score(), detection.label());
            more = more.plus(detection.score(), detection.label());
        }
        return at.counting(thisHour, hourly, more, thisSecond);
    }

    private Drift counting(long of, Distribution hourly, Clusters clustered, long at) {
        return new Drift(model, baseline, clustered, of, hourly, at, scores, classes, above, below);
    }

    /** The hour that is over, which held enough. */
    private Drift judged(HealthConfig config) {
        if (!baseline.isLearned(hour, config.baselineDays())) {
            return new Drift(
                    model,
                    baseline.with(hour, now),
                    clusters,
                    hour,
                    now,
                    second,
                    scores,
                    classes,
                    above,
                    below);
        }
        Distribution normal = baseline.of(hour);
        long[][] labels = Distribution.classesOf(now, normal);
        Stability ofScores = Stability.of(now.scores(), normal.scores(), clusters.scores());
        Stability ofClasses = Stability.of(labels[0], labels[1], clusters.classes());
        boolean differs = differs(ofScores, config) || differs(ofClasses, config);
        double least = config.driftAbove() / 2;
        boolean alike = ofScores.excess() < least && ofClasses.excess() < least;
        return new Drift(
                model,
                baseline,
                clusters,
                hour,
                now,
                second,
                ofScores.excess(),
                ofClasses.excess(),
                differs ? above + 1 : 0,
                alike ? below + 1 : 0);
    }

    private static boolean differs(Stability stability, HealthConfig config) {
        return stability.excess() > config.driftAbove() && stability.isSignificant();
    }
}
