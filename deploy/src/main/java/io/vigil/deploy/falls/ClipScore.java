package io.vigil.deploy.falls;

import io.vigil.anomaly.falls.FallMoment;
import io.vigil.anomaly.falls.FallMoment.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What was told of one clip, held against what is known of it.
 *
 * @param seconds how long it is
 * @param fall whether its fall lies within it
 * @param hitSeconds when the fall was told, from the start of the recording; NaN: it was not
 * @param falseSeconds when something was told that was no fall, or was told again
 * @param moments all that was told
 */
public record ClipScore(
        LabelledClip clip,
        double seconds,
        boolean fall,
        double hitSeconds,
        List<Double> falseSeconds,
        List<FallMoment> moments) {
    /** So long after its end a fall has to be told. */
    public static final double GRACE_SECONDS = 2;

    public ClipScore {
        falseSeconds = List.copyOf(falseSeconds);
        moments = List.copyOf(moments);
    }

    static ClipScore of(LabelledClip clip, double seconds, List<FallMoment> moments) {
        boolean fall = clip.hasFall() && clip.startSeconds() < seconds;
        double hit = Double.NaN;
        List<Double> wrong = new ArrayList<>();
        for (FallMoment moment : moments) {
            if (moment.kind() == Kind.PROBABLE || moment.kind() == Kind.ON_FLOOR) {
                double at = moment.atMicros() / 1e6;
                boolean due =
                        fall
                                && at >= clip.startSeconds()
                                && at <= clip.endSeconds() + GRACE_SECONDS;
                if (due && Double.isNaN(hit)) {
                    hit = at;
                } else {
                    wrong.add(at);
                }
            }
        }
        return new ClipScore(clip, seconds, fall, hit, wrong, moments);
    }

    public boolean hit() {
        return !Double.isNaN(hitSeconds);
    }

    /** From the labelled start of the fall. */
    public double delaySeconds() {
        return hitSeconds - clip.startSeconds();
    }

    /** For how long whatever is told is false. */
    public double normalSeconds() {
        double until = Math.min(seconds, clip.endSeconds() + GRACE_SECONDS);
        return fall ? seconds - (until - clip.startSeconds()) : seconds;
    }
}
