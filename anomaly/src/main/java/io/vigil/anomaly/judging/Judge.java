package io.vigil.anomaly.judging;

import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.bundle.Bundle;
import io.vigil.anomaly.calibration.CalibrationSettings;
import io.vigil.anomaly.calibration.CalibrationState;
import io.vigil.anomaly.calibration.Judgement;
import io.vigil.anomaly.calibration.PastAlarm;
import io.vigil.anomaly.calibration.RunningCalibration;
import io.vigil.anomaly.calibration.TailModel;
import io.vigil.anomaly.kinematics.BodyHeights;
import io.vigil.anomaly.kinematics.Ways;
import io.vigil.anomaly.scoring.FrameScore;
import io.vigil.anomaly.scoring.FrameScoring;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges a camera's frames by a bundle: a function over {@link Judging}. Not for many threads.
 *
 * <p>At first the threshold is the one that follows from the bundle's own calibration, if its
 * footage was enough for any. Once {@link RunningCalibration} has seen enough of the camera, its
 * thresholds are in force.
 */
public final class Judge {
    private static final long SEED = 1;

    private final FrameScoring scoring;
    private final BodyHeights heights;
    private final Oddities oddities;
    private final Optional<TailModel> frames;
    private final RunningCalibration running;
    private final boolean isLiveAtOnce;
    private final Bundle bundle;
    private final double askedPerDay;

    /** Of the bundle; not a number until it is asked for, since it takes a while. */
    private double first = Double.NaN;

    /**
     * @param zone of the place: its hours and weekends are told apart
     */
    public Judge(Bundle bundle, Promise promise, ZoneId zone) {
        scoring = new FrameScoring(bundle.calibration().normality(bundle.kinematics()));
        heights = bundle.kinematics().heights();
        oddities = new Oddities(scoring.normality());
        frames = frames(bundle);
        this.bundle = bundle;
        this.askedPerDay = promise.falseAlarmsPerDay();
        Duration usual = Promise.DEFAULT.shadowTime();
        running =
                new RunningCalibration(
                        new CalibrationSettings(
                                promise.falseAlarmsPerDay(),
                                promise.isLiveAtOnce() ? usual : promise.shadowTime(),
                                Duration.ofDays(14),
                                zone));
        isLiveAtOnce = promise.isLiveAtOnce();
    }

    private static Optional<TailModel> frames(Bundle bundle) {
        try {
            return Optional.of(bundle.calibration().frameTail());
        } catch (IllegalArgumentException tooFew) {
            return Optional.empty();
        }
    }

    private double first() {
        first = Double.isNaN(first) ? threshold() : first;
        return first;
    }

    /**
     * While the footage is less than the time of one alarm, the upper end of the interval. Where it
     * is too little for any, the highest normal score for those who ask for alarms at once; it
     * promises nothing.
     */
    private double threshold() {
        try {
            return bundle.calibration().threshold(askedPerDay, SEED).cautious();
        } catch (IllegalArgumentException tooLittleNormalTime) {
            return isLiveAtOnce ? bundle.calibration().highest() : Double.POSITIVE_INFINITY;
        }
    }

    /** What is remembered now, and what is said of the frame. */
    public record Step(Judging state, AnomalyScore score) {
        public Step {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(score, "score");
        }
    }

    /**
     * @param before of the bundle that this judges by
     * @param frame later than {@link Judging#lastMicros()}
     */
    public Step step(Judging before, Glanced frame) {
        long micros = frame.capturedAtMicros();
        Ways.Step ways = before.ways().step(heights, micros, frame.glances());
        FrameScore score =
                scoring.step(before.calibration().watch().smoothing(), micros, ways.glances())
                        .score();
        long track = score.most().map(most -> CoveringTrack.of(most, frame.tracks())).orElse(0L);
        if (frame.suspended()) {
            return new Step(
                    before,
                    said(
                            before,
                            frame,
                            score,
                            track,
                            Phase.SUSPENDED,
                            Double.POSITIVE_INFINITY,
                            pValue(score),
                            false));
        }
        RunningCalibration.Step step = running.step(before.calibration(), micros, score.raw());
        boolean learning = step.state().inForce().threshold() == Double.POSITIVE_INFINITY;
        Judgement judgement = step.judgement();
        double threshold =
                learning ? Math.max(first(), before.highestNormal()) : judgement.threshold();
        double pValue = learning ? pValue(score) : judgement.pValue();
        PastAlarm alarm = step.state().watch().alarm();
        boolean isOver =
                learning
                        ? score.score() > threshold
                        : alarm != null && alarm.lastMicros() == micros;
        Phase phase = learning && !isLiveAtOnce ? Phase.SHADOW : Phase.LIVE;
        Optional<Alarm> open = before.alarm().filter(each -> each.isOpen(micros));
        if (isOver) {
            Alarm now =
                    new Alarm(
                            learning ? micros : alarm.openedMicros(),
                            micros,
                            phase == Phase.SHADOW,
                            before.bundle(),
                            before.sha256(),
                            score.score(),
                            threshold,
                            pValue,
                            score.most().map(most -> oddities.of(most, track)));
            // What was opened by the bundle's threshold is not what the other has opened.
            boolean isSame =
                    open.isPresent()
                            && (learning || open.get().openedMicros() == now.openedMicros());
            open = Optional.of(isSame ? open.get().and(now) : now);
        }
        Judging after =
                new Judging(
                        before.version(),
                        before.bundle(),
                        before.sha256(),
                        before.sinceMicros() == Judging.NEVER ? micros : before.sinceMicros(),
                        before.excused(),
                        before.missing(),
                        open.isPresent() ? open : before.alarm(),
                        before.normal(),
                        before.highestNormal(),
                        ways.after(),
                        step.state());
        return new Step(
                settled(after),
                said(before, frame, score, track, phase, threshold, pValue, isOver));
    }

    /**
     * With what somebody said of the alarms between two times: they were normal. Of one that is
     * open it counts when that is over.
     *
     * @param fromMicros when the first of them opened
     * @param toMicros when the last of them was over
     * @param peak the highest score in them
     */
    public Judging normal(Judging before, long fromMicros, long toMicros, double peak) {
        if (before.sinceMicros() == Judging.NEVER || fromMicros < before.sinceMicros()) {
            return before;
        }
        CalibrationState calibration = before.calibration();
        for (PastAlarm past : before.calibration().past().alarms()) {
            if (fromMicros <= past.openedMicros() && past.openedMicros() <= toMicros) {
                calibration = running.normal(calibration, past.openedMicros());
            }
        }
        PastAlarm last = before.calibration().watch().alarm();
        boolean isUnderWay =
                last != null
                        && fromMicros <= last.openedMicros()
                        && last.openedMicros() <= toMicros;
        return new Judging(
                before.version(),
                before.bundle(),
                before.sha256(),
                before.sinceMicros(),
                before.excused(),
                before.missing(),
                before.alarm(),
                isUnderWay ? last.openedMicros() : before.normal(),
                before.isLearning()
                        ? Math.max(before.highestNormal(), peak)
                        : before.highestNormal(),
                before.ways(),
                calibration);
    }

    /** An alarm that was said to be normal while it was open is learnt once it is over. */
    private Judging settled(Judging state) {
        PastAlarm alarm = state.calibration().watch().alarm();
        if (state.normal() == Judging.NEVER
                || (alarm != null && alarm.openedMicros() == state.normal())) {
            return state;
        }
        return new Judging(
                state.version(),
                state.bundle(),
                state.sha256(),
                state.sinceMicros(),
                state.excused(),
                state.missing(),
                state.alarm(),
                Judging.NEVER,
                state.highestNormal(),
                state.ways(),
                running.normal(state.calibration(), state.normal()));
    }

    private double pValue(FrameScore score) {
        return frames.map(tail -> tail.pValue(score.score())).orElse(Double.NaN);
    }

    private static AnomalyScore said(
            Judging state,
            Glanced frame,
            FrameScore score,
            long track,
            Phase phase,
            double threshold,
            double pValue,
            boolean isOver) {
        return new AnomalyScore(
                frame.camera(),
                frame.epoch(),
                frame.sequence(),
                frame.capturedAtMicros(),
                score.score(),
                pValue,
                threshold,
                isOver,
                phase,
                score.most().map(most -> most.term().word()).orElse(""),
                track,
                score.most().map(most -> most.glance().box()),
                score.most().map(most -> most.glance().map()).orElse(ErrorMap.NONE),
                state.bundle());
    }
}
