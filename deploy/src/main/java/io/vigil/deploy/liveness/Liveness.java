package io.vigil.deploy.liveness;

import static io.vigil.deploy.liveness.LivenessConfig.micros;

import io.vigil.anomaly.Alert;
import io.vigil.ingest.Progress;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The watch over cameras, ingest and the job: a pure function over {@link LivenessState}, by the
 * wall clock that it is told. Immutable and safe for use by many threads.
 *
 * <p>Silence is held against somebody only where this watch itself was listening: a clock that
 * jumps, a process that was paused, or a broker that was away gives everybody as much time more.
 */
final class Liveness {
    /** A tick that comes this late was not late by chance. */
    private static final long PAUSE_MICROS = 3_000_000;

    private final LivenessConfig config;
    private final SortedMap<String, Boolean> cameras;

    /** What a step came to. */
    record Step(LivenessState state, List<Word> words) {
        Step {
            words = List.copyOf(words);
        }
    }

    /**
     * @param cameras by id: whether it is a camera, rather than a recording
     */
    Liveness(LivenessConfig config, SortedMap<String, Boolean> cameras) {
        this.config = config;
        this.cameras = new TreeMap<>(cameras);
    }

    /**
     * @param before what the previous step returned, or {@link LivenessState#EMPTY}
     */
    Step step(LivenessState before, Heard heard) {
        if (heard instanceof Heard.Tick tick) {
            LivenessState now = attended(before, tick.atMicros(), PAUSE_MICROS);
            return new Judgement(config, now, tick.atMicros()).step();
        } else if (heard instanceof Heard.CutOff cut) {
            return silent(attended(before, cut.atMicros(), 0));
        } else if (heard instanceof Heard.Beat beat) {
            return silent(beat(attended(before, beat.atMicros(), PAUSE_MICROS), beat));
        } else if (heard instanceof Heard.JobAt job) {
            return silent(job(attended(before, job.atMicros(), PAUSE_MICROS), job));
        }
        return silent(said(before, ((Heard.Said) heard).alert()));
    }

    private static Step silent(LivenessState state) {
        return new Step(state, List.of());
    }

    private static LivenessState beat(LivenessState before, Heard.Beat beat) {
        String camera = beat.beat().camera();
        CameraLife life = before.cameras().get(camera);
        if (life == null) {
            return before; // not ours to watch
        }
        SortedMap<String, CameraLife> lives = new TreeMap<>(before.cameras());
        lives.put(camera, life.after(beat));
        return before.withCameras(lives);
    }

    private static LivenessState job(LivenessState before, Heard.JobAt job) {
        Progress now = job.progress();
        Progress last = before.reached().get(now.camera());
        boolean moved =
                last == null
                        || now.epoch() > last.epoch()
                        || (now.epoch() == last.epoch() && now.sequence() > last.sequence());
        return now.component().equals(Progress.PERCEIVE) && moved
                ? before.moved(now, job.atMicros(), job.loggedMicros())
                : before;
    }

    private static LivenessState said(LivenessState before, Alert alert) {
        String key = Judgement.key(alert.camera(), alert.kind());
        Alert last = before.said().get(key);
        boolean news =
                last == null
                        || !last.alertId().equals(alert.alertId())
                        || last.revision() < alert.revision();
        return news ? before.withSaid(key, alert) : before;
    }

    /** The state with the time excused in which nobody listened, and with all cameras in it. */
    private LivenessState attended(LivenessState before, long at, long pause) {
        boolean first = before.attendedMicros() == LivenessState.NEVER;
        long gap = first ? 0 : at - before.attendedMicros();
        long excused = gap < 0 || gap > pause ? gap : 0;
        if (!first && excused == 0) {
            return before.attended(at);
        }
        SortedMap<String, CameraLife> lives = new TreeMap<>();
        cameras.forEach(
                (id, live) -> {
                    CameraLife known = before.cameras().get(id);
                    CameraLife life =
                            known == null
                                    ? CameraLife.unheard(live, at)
                                    : known.excused(excused, at);
                    lives.put(id, life);
                });
        long moved = before.jobMovedMicros();
        return new LivenessState(
                lives,
                before.said(),
                before.reached(),
                moved == LivenessState.NEVER ? at : Math.min(at, moved + excused),
                before.jobLoggedMicros(),
                at,
                before.carriedMicros(),
                before.aliveMicros());
    }

    static boolean due(long sinceMicros, long nowMicros, long everyMicros) {
        return sinceMicros == LivenessState.NEVER
                || nowMicros < sinceMicros
                || nowMicros - sinceMicros >= everyMicros;
    }

    static long patience(LivenessConfig config, LivenessState state) {
        return micros(state.reached().isEmpty() ? config.startPatience() : config.jobPatience());
    }
}
