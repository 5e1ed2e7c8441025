package io.vigil.anomaly.calibration;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Opens alarms at the rate that was asked for, and keeps to it while normal changes.
 *
 * <p>A first calibration learns what is normal at each hour and raises no alarm. From then on each
 * score is standardised by the norm of its hour and held against a threshold on the maxima of
 * clusters, and both go on being learnt from the time that was not alarmed: alarms and the minute
 * before and after are left out, and {@link CensoredTail} makes up for them, {@link Surge} where
 * they get too many. Each hour is judged by what was known as it began; nothing looks ahead.
 *
 * <p>Moments of one second are one observation, the highest of them, so that the rate of frames
 * does not matter. A pure function: all that it remembers is in {@link CalibrationState}.
 */
public final class RunningCalibration {
    /** Left out on either side of an alarm; ANOMALY design, section 4.6. */
    private static final long NEAR_SECONDS = 60;

    private static final long SECOND = 1_000_000;

    /** So long without a moment above the threshold, and an alarm is over. */
    public static final long GAP_MICROS = Clusters.GAP_SECONDS * SECOND;

    private static final long HOUR = 3600 * SECOND;

    private final CalibrationSettings settings;

    public RunningCalibration(CalibrationSettings settings) {
        this.settings = settings;
    }

    /** What is remembered now, and what is said of the moment. */
    public record Step(CalibrationState state, Judgement judgement) {}

    /**
     * @param capturedAtMicros later than the moment before
     * @param fused score of the moment; finite, 0 or more, 0 where nothing is to be seen
     */
    public Step step(CalibrationState before, long capturedAtMicros, double fused) {
        if (!(fused >= 0) || !Double.isFinite(fused)) {
            throw new IllegalArgumentException(
                    "Score captured at %d us needs to be finite and 0 or more, but was %s; leave out moments without a score"
                            .formatted(capturedAtMicros, fused));
        }
        Smoothing smoothing = before.watch().smoothing().with(capturedAtMicros, fused);
        CalibrationState state = before;
        long second = Math.floorDiv(capturedAtMicros, SECOND);
        if (second != before.watch().second()) {
            state = secondOver(state, second);
        }
        if (!state.inForce().holds(capturedAtMicros)) {
            state = hourBegun(state, capturedAtMicros);
        }
        return judged(state, smoothing, second);
    }

    private Step judged(CalibrationState state, Smoothing smoothing, long second) {
        Watch watch = state.watch();
        InForce inForce = state.inForce();
        double score = smoothing.score();
        double standardised = inForce.norm().standardised(score);
        boolean isOver = standardised > inForce.threshold();
        PastAlarm alarm = watch.alarm();
        PastAlarms past = state.past();
        if (alarm != null && smoothing.micros() - alarm.lastMicros() > GAP_MICROS) {
            past = past.with(alarm);
            alarm = null;
        }
        boolean opened = isOver && alarm == null;
        Second pending = watch.pending();
        long excludedUntil = watch.excludedUntil();
        if (isOver) {
            alarm =
                    opened
                            ? new PastAlarm(smoothing.micros(), smoothing.micros(), standardised)
                            : alarm.with(smoothing.micros(), standardised);
            excludedUntil = second + NEAR_SECONDS;
            while (pending != null && pending.second() >= second - NEAR_SECONDS) {
                pending = pending.before();
            }
        }
        Watch next =
                new Watch(
                        smoothing,
                        second,
                        second == watch.second()
                                ? Math.max(watch.highest(), (float) score)
                                : (float) score,
                        pending,
                        watch.oldestPending(),
                        excludedUntil,
                        alarm,
                        watch.observedSeconds(),
                        watch.alarms() + (opened ? 1 : 0),
                        opened
                                ? watch.surge().with(smoothing.micros(), settings.askedPerDay())
                                : watch.surge());
        double pValue =
                inForce.isLearning() ? Double.NaN : state.learnt().residuals().share(standardised);
        return new Step(
                new CalibrationState(next, inForce, state.hour(), state.learnt(), past),
                new Judgement(
                        score,
                        pValue,
                        inForce.norm().score(inForce.threshold()),
                        opened,
                        alarm != null));
    }

    /** The second before is over: it waits, and those that waited long enough are normal. */
    private CalibrationState secondOver(CalibrationState state, long second) {
        Watch watch = state.watch();
        if (watch.second() == Long.MIN_VALUE) {
            return state;
        }
        Second pending = watch.pending();
        long oldest = watch.oldestPending();
        if (watch.second() > watch.excludedUntil()) {
            oldest = pending == null ? watch.second() : oldest;
            pending = new Second(watch.second(), watch.highest(), pending);
        }
        Hour hour = state.hour();
        Learnt learnt = state.learnt();
        if (pending != null && second - oldest > 2 * NEAR_SECONDS) {
            Deque<Second> normal = new ArrayDeque<>();
            Deque<Second> waiting = new ArrayDeque<>();
            for (Second each = pending; each != null; each = each.before()) {
                (each.second() < second - NEAR_SECONDS ? normal : waiting).addFirst(each);
            }
            pending = null;
            for (Second each : waiting) {
                oldest = pending == null ? each.second() : oldest;
                pending = new Second(each.second(), each.score(), pending);
            }
            List<Second> same = new ArrayList<>();
            for (Second each : normal) {
                long micros = each.second() * SECOND;
                if (!hour.inForce().holds(micros)) {
                    learnt = learnt.with(hour.with(same), settings);
                    same.clear();
                    hour = Hour.of(state.inForce());
                }
                if (hour.inForce().holds(micros)) {
                    same.add(each);
                }
            }
            hour = same.isEmpty() ? hour : hour.with(same);
        }
        Watch next =
                new Watch(
                        watch.smoothing(),
                        watch.second(),
                        watch.highest(),
                        pending,
                        oldest,
                        watch.excludedUntil(),
                        watch.alarm(),
                        watch.observedSeconds() + (state.inForce().isLearning() ? 0 : 1),
                        watch.alarms(),
                        watch.surge());
        return new CalibrationState(next, state.inForce(), hour, learnt, state.past());
    }

    private CalibrationState hourBegun(CalibrationState state, long micros) {
        ZoneOffset offset =
                settings.zone().getRules().getOffset(Instant.ofEpochSecond(micros / SECOND));
        long shift = offset.getTotalSeconds() * SECOND;
        long from = Math.floorDiv(micros + shift, HOUR) * HOUR - shift;
        Instant local = Instant.ofEpochSecond(Math.floorDiv(from + shift, SECOND));
        int hour = local.atOffset(ZoneOffset.UTC).getHour();
        DayOfWeek day = local.atOffset(ZoneOffset.UTC).getDayOfWeek();
        int bin = day.compareTo(DayOfWeek.SATURDAY) >= 0 ? hour + Profile.BINS / 2 : hour;
        Learnt learnt = state.learnt();
        InForce next =
                new InForce(
                        from,
                        from + HOUR,
                        bin,
                        learnt.isFirstOver()
                                ? learnt.knowing(state.hour()).norm(bin)
                                : InForce.NONE.norm(),
                        learnt.threshold() + state.watch().surge().at(micros).shift());
        return new CalibrationState(state.watch(), next, state.hour(), learnt, state.past());
    }

    /**
     * With what an operator said of an alarm: it was normal. Its peak is then known as what normal
     * time can hold, and so the threshold rises. An alarm that is open, unknown, or older than the
     * last 64 changes nothing.
     *
     * @param openedAtMicros when the alarm opened
     */
    public CalibrationState normal(CalibrationState before, long openedAtMicros) {
        PastAlarm alarm = before.past().openedAt(openedAtMicros);
        if (alarm == null) {
            return before;
        }
        double seconds =
                2.0 * NEAR_SECONDS + (alarm.lastMicros() - alarm.openedMicros()) / (double) SECOND;
        return new CalibrationState(
                before.watch(),
                before.inForce(),
                before.hour(),
                before.learnt().withNormal(alarm, seconds, settings),
                before.past().without(alarm));
    }

    /** What was realised since the first calibration. */
    public RealisedRate realised(CalibrationState state) {
        return new RealisedRate(
                settings.askedPerDay(),
                state.watch().alarms(),
                state.watch().observedSeconds() / 86_400.0);
    }

    /**
     * The threshold as the normal time that is remembered gives it, with its interval; in
     * standardised scores.
     *
     * @param seed of the bootstrap
     */
    public AlarmThreshold threshold(CalibrationState state, long seed) {
        return AlarmThreshold.of(settings.askedPerDay(), state.learnt().blocks(), seed);
    }
}
