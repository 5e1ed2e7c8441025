package io.vigil.operators.health;

import io.vigil.ingest.ImageStatistics;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.TrackOutput;
import io.vigil.tracking.FrameDetections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The health of one camera: a pure function over {@link HealthState}. Immutable and safe for use by
 * many threads.
 *
 * <p>Pictures are judged where they carry a grid, once a second of capture time; a gap between
 * frames counts for no more than {@link #LONGEST_STEP_MICROS}, because what was not seen was
 * neither well nor ill. The end of a source resolves nothing: nobody saw the trouble go.
 */
public final class CameraWatch {
    static final long LONGEST_STEP_MICROS = 10_000_000;

    private final HealthConfig config;
    private final String model;
    private final Examination examination;

    /**
     * @param model what the detections are of; when it changes, what is normal of them is learned
     *     anew
     */
    public CameraWatch(HealthConfig config, String model) {
        this.config = config;
        this.model = model;
        this.examination = new Examination(config);
    }

    /**
     * @param outputs in the order in which they are to be written
     */
    public record Step(HealthState state, List<TrackOutput> outputs) {
        public Step {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * @param before what the previous step returned, or {@link HealthState#EMPTY}
     * @param perceived of the same camera; a frame that is not after the last is left out
     */
    public Step step(HealthState before, Perceived perceived) {
        if (!config.enabled()
                || !(perceived instanceof PerceivedFrame frame)
                || !before.taken().isBefore(frame.detections())) {
            return new Step(before, List.of());
        }
        List<TrackOutput> outputs = new ArrayList<>();
        HealthState state = taken(before, frame);
        if (isPicture(frame.statistics()) && frame.statistics().grid().isPresent()) {
            state = examined(state, frame, outputs);
        }
        if (frame.looked()) {
            state = compared(state, frame, outputs);
        }
        boolean due =
                !outputs.isEmpty()
                        || state.reportedMicros() == Long.MIN_VALUE
                        || state.clockMicros() - state.reportedMicros()
                                >= HealthConfig.micros(config.reportEvery());
        if (due) {
            state = state.reported();
            outputs.add(Saying.report(frame.camera(), state));
        }
        return new Step(state, outputs);
    }

    private static boolean isPicture(ImageStatistics statistics) {
        return Double.isFinite(statistics.brightness())
                && Double.isFinite(statistics.contrast())
                && Double.isFinite(statistics.sharpness());
    }

    private static HealthState taken(HealthState before, PerceivedFrame frame) {
        FrameDetections named = frame.detections();
        return before.with(
                before.taken().with(frame),
                isPicture(frame.statistics())
                        ? before.stillness().see(frame.statistics(), named.capturedAtMicros())
                        : before.stillness(),
                // Sharpness goes by the pixel.
                before.taken().hasSizeOf(named) ? before.levels() : HealthState.UNSEEN);
    }

    private HealthState examined(
            HealthState before, PerceivedFrame frame, List<TrackOutput> outputs) {
        long now = before.clockMicros();
        long last = before.look().atMicros();
        // The first look stands for the second that it begins.
        long elapsed =
                last == Long.MIN_VALUE ? 1_000_000 : Math.min(now - last, LONGEST_STEP_MICROS);
        Findings findings = examination.of(before, frame.statistics(), now);
        HealthState state = before.with(findings.look());
        if (findings.teaches()) {
            int level = LightLevel.of(frame.statistics().brightness());
            state = state.with(level, state.levels().get(level).with(frame.statistics(), elapsed));
        }
        for (Map.Entry<Trouble, Verdict> each : findings.verdicts().entrySet()) {
            state =
                    decided(
                            state,
                            each.getKey(),
                            each.getValue(),
                            elapsed,
                            frame.camera(),
                            outputs);
        }
        return accustomed(state, frame.camera(), outputs);
    }

    private HealthState compared(
            HealthState before, PerceivedFrame frame, List<TrackOutput> outputs) {
        Drift drift =
                before.drift()
                        .see(model, frame.detections().detections(), before.clockMicros(), config);
        // Of another model's detections, nothing is known to be wrong.
        Verdict verdict = before.drift().isOf(model) ? drift.verdict(config) : Verdict.NO;
        return decided(before.with(drift), Trouble.DRIFT, verdict, 0, frame.camera(), outputs);
    }

    /** Opens or resolves a trouble's alert where there is evidence enough. */
    private HealthState decided(
            HealthState state,
            Trouble trouble,
            Verdict verdict,
            long elapsedMicros,
            String camera,
            List<TrackOutput> outputs) {
        Watch watch = state.watch(trouble).hear(verdict, elapsedMicros, state.clockMicros());
        if (!watch.isDue(verdict, neededMicros(trouble, watch.isOpen()))) {
            return watch.equals(state.watch(trouble)) ? state : state.with(trouble, watch);
        }
        if (watch.isOpen()) {
            outputs.add(Saying.resolved(camera, state, trouble, Wording.resolved(trouble, state)));
            return state.with(trouble, Watch.CLOSED);
        }
        Watch.Opened opened = opening(state, trouble, watch);
        outputs.add(Saying.opened(camera, state, trouble, opened));
        return state.with(trouble, watch.opened(opened));
    }

    private long neededMicros(Trouble trouble, boolean open) {
        if (open && trouble != Trouble.DRIFT) {
            return HealthConfig.micros(config.clearAfter());
        }
        return config.afterMicros(trouble);
    }

    private static Watch.Opened opening(HealthState state, Trouble trouble, Watch watch) {
        long since =
                switch (trouble) {
                    case FROZEN -> state.stillness().sinceMicros();
                    case DRIFT -> state.clockMicros();
                    default -> watch.sinceMicros();
                };
        return new Watch.Opened(
                state.taken().epoch(),
                state.taken().sequence(),
                Math.min(since, state.clockMicros()),
                state.clockMicros());
    }

    /** What has stayed for long is the new normal, or nobody would hear of the next trouble. */
    private HealthState accustomed(HealthState before, String camera, List<TrackOutput> outputs) {
        HealthState state = before;
        for (Trouble trouble : List.of(Trouble.COVERED, Trouble.MOVED, Trouble.BLURRED)) {
            long openMicros =
                    state.watch(trouble)
                            .open()
                            .map(open -> before.clockMicros() - open.detectedAtMicros())
                            .orElse(0L);
            if (openMicros >= HealthConfig.micros(config.relearnAfter())) {
                outputs.add(
                        Saying.resolved(
                                camera,
                                state,
                                trouble,
                                Wording.accustomed(trouble, state, config)));
                state = state.with(trouble, Watch.CLOSED).withNothingLearned();
            }
        }
        return state;
    }
}
