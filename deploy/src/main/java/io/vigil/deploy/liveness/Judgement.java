package io.vigil.deploy.liveness;

import static io.vigil.deploy.liveness.LivenessConfig.micros;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Severity;
import io.vigil.ingest.Progress;
import io.vigil.ingest.SourceBeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who is there and who is not at one tick. Used once. */
final class Judgement {
    static final String CAMERA_DOWN = "camera-down";
    static final String INGEST_DOWN = "ingest-down";
    static final String JOB_DOWN = "job-down";

    /** Of alerts that are about no one camera. */
    static final String ALL = "";

    /** 1 where it is ingest that is silent, 0 where it speaks and the camera is. */
    private static final String UNHEARD = "ingest-unheard";

    private static final long CARRY_MICROS = 1_000_000;

    /** How long a network may hold frames up before they are late, as for ingest's heartbeats. */
    private static final long GRACE_MICROS = 5_000_000;

    private final LivenessConfig config;
    private final LivenessState before;
    private final long at;
    private final SortedMap<String, CameraLife> lives;
    private final SortedMap<String, Alert> said;
    private final List<Word> words = new ArrayList<>();
    private long jobMoved;

    Judgement(LivenessConfig config, LivenessState before, long atMicros) {
        this.config = config;
        this.before = before;
        this.at = atMicros;
        lives = new TreeMap<>(before.cameras());
        said = new TreeMap<>(before.said());
        jobMoved = before.jobMovedMicros();
    }

    static String key(String camera, String kind) {
        return camera + "/" + kind;
    }

    Liveness.Step step() {
        before.cameras().forEach(this::camera);
        ingest();
        job();
        long carried = carryOn();
        long alive = alive();
        return new Liveness.Step(
                new LivenessState(
                        lives,
                        said,
                        before.reached(),
                        jobMoved,
                        before.jobLoggedMicros(),
                        before.attendedMicros(),
                        carried,
                        alive),
                words);
    }

    private void camera(String id, CameraLife life) {
        boolean down = life.live() && !life.ended() && at - life.imageMicros() >= patience();
        if (down) {
            lives.put(id, life.interrupted());
            Subject subject =
                    new Subject(id, CAMERA_DOWN, life.epoch(), life.sequence(), life.imageMicros());
            boolean stopped = life.in(SourceBeat.State.STOPPED);
            open(
                    subject,
                    // Of a camera that was never heard of, the time tells one outage from another.
                    life.beat().isPresent() ? life.sequence() : life.imageMicros(),
                    stopped ? Severity.WARNING : Severity.CRITICAL,
                    why(id, life),
                    stopped || quiet(life) ? 1 : 0);
        } else if (life.ended() || flows(life)) {
            resolve(
                    id,
                    CAMERA_DOWN,
                    life.epoch(),
                    life.sequence(),
                    "Camera %s is back".formatted(id));
        }
    }

    private boolean flows(CameraLife life) {
        return life.flowingMicros() != CameraLife.NOT
                && at - life.flowingMicros() >= micros(config.backFor());
    }

    private boolean isHeard(CameraLife life) {
        return life.beat().isPresent() && !unheard(life);
    }

    private boolean unheard(CameraLife life) {
        return at - life.heardMicros() >= patience();
    }

    /**
     * Whether it is ingest that is to blame. The last image is older than the last word of it, so
     * it would be the camera for a moment if ingest had as much time as an image.
     */
    private boolean quiet(CameraLife life) {
        return at - life.heardMicros() >= patience() / 4 * 3;
    }

    private long patience() {
        return micros(config.patience());
    }

    private String why(String id, CameraLife life) {
        if (life.in(SourceBeat.State.STOPPED)) {
            return "Camera %s: ingest was stopped by request".formatted(id);
        } else if (life.beat().isEmpty()) {
            return "Camera %s: nothing has been heard of its ingest; start it".formatted(id);
        } else if (quiet(life)) {
            return "Camera %s: its ingest is silent since frame %d/%d; start it again"
                    .formatted(id, life.epoch(), life.sequence());
        }
        String error = life.beat().get().error();
        return error.isEmpty()
                ? "Camera %s delivers no image".formatted(id)
                : "Camera %s delivers no image: %s".formatted(id, error);
    }

    /** Nobody speaks for any camera: what is dead is ingest. */
    private void ingest() {
        List<CameraLife> expected = lives.values().stream().filter(each -> !each.ended()).toList();
        boolean down = !expected.isEmpty() && expected.stream().allMatch(this::unheard);
        if (down) {
            long since = expected.stream().mapToLong(CameraLife::heardMicros).max().orElse(at);
            long logged = expected.stream().mapToLong(CameraLife::loggedMicros).max().orElse(0);
            boolean stopped = expected.stream().allMatch(e -> e.in(SourceBeat.State.STOPPED));
            open(
                    new Subject(ALL, INGEST_DOWN, 0, 0, since),
                    logged == 0 ? since : logged,
                    stopped ? Severity.WARNING : Severity.CRITICAL,
                    stopped
                            ? "Ingest was stopped by request"
                            : "Nothing is heard of ingest, so no camera is seen; start it again",
                    1);
        } else if (lives.values().stream().anyMatch(each -> each.ended() || isHeard(each))) {
            resolve(ALL, INGEST_DOWN, 0, 0, "Ingest is back");
        }
    }

    /** Frames go on, and nobody takes them. */
    private void job() {
        boolean waiting = lives.entrySet().stream().anyMatch(e -> waits(e.getKey(), e.getValue()));
        if (!waiting) {
            jobMoved = at;
        }
        if (at - jobMoved >= Liveness.patience(config, before)) {
            open(
                    new Subject(ALL, JOB_DOWN, 0, 0, jobMoved),
                    before.jobLoggedMicros() == 0 ? jobMoved : before.jobLoggedMicros(),
                    Severity.CRITICAL,
                    before.reached().isEmpty()
                            ? "Frames come, and nothing has been heard of the vision job; start it"
                            : "Frames come, and the vision job stands still; look at its log",
                    0);
        } else if (lives.values().stream().anyMatch(this::speaks)) {
            resolve(ALL, JOB_DOWN, 0, 0, "The vision job goes on");
        }
    }

    private boolean waits(String camera, CameraLife life) {
        Progress reached = before.reached().get(camera);
        boolean behind =
                reached == null
                        || life.epoch() > reached.epoch()
                        || (life.epoch() == reached.epoch()
                                && life.sequence() > reached.sequence());
        return speaks(life) && life.sequence() >= 0 && behind;
    }

    private boolean speaks(CameraLife life) {
        return !unheard(life) && life.in(SourceBeat.State.UP);
    }

    /** What an alert is about, and since when. */
    private record Subject(
            String camera, String kind, long epoch, long sequence, long startedMicros) {}

    private void open(Subject subject, long start, Severity severity, String text, double unheard) {
        String id = Alert.id(subject.camera(), subject.kind(), subject.epoch(), start);
        Alert last = said.get(key(subject.camera(), subject.kind()));
        boolean open = isOpen(last);
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put(UNHEARD, unheard);
        Explanation explanation = new Explanation(text, figures);
        if (open && !changed(last, explanation, severity)) {
            return;
        }
        // One that opens where the last began goes on with its revisions.
        boolean goesOn = open || (last != null && last.alertId().equals(id));
        long started = goesOn ? last.startedAtMicros() : subject.startedMicros();
        long detected = goesOn ? last.detectedAtMicros() : at;
        raise(
                new Alert(
                        goesOn ? last.alertId() : id,
                        goesOn ? last.revision() + 1 : 0,
                        goesOn ? Alert.Phase.UPDATED : Alert.Phase.OPENED,
                        subject.camera(),
                        subject.kind(),
                        severity,
                        subject.epoch(),
                        subject.sequence(),
                        Math.max(at, detected),
                        Math.min(started, detected),
                        detected,
                        explanation));
    }

    private boolean changed(Alert last, Explanation now, Severity severity) {
        boolean other =
                !now.figures().equals(last.explanation().figures()) || severity != last.severity();
        Duration age = Duration.ofNanos(1000 * (at - last.capturedAtMicros()));
        return other || age.compareTo(config.renewEvery()) >= 0;
    }

    private void resolve(String camera, String kind, long epoch, long sequence, String text) {
        Alert last = said.get(key(camera, kind));
        if (isOpen(last)) {
            raise(
                    new Alert(
                            last.alertId(),
                            last.revision() + 1,
                            Alert.Phase.RESOLVED,
                            camera,
                            kind,
                            last.severity(),
                            epoch,
                            sequence,
                            Math.max(at, last.detectedAtMicros()),
                            last.startedAtMicros(),
                            last.detectedAtMicros(),
                            new Explanation(text, last.explanation().figures())));
        }
    }

    private static boolean isOpen(Alert last) {
        return last != null && last.phase() != Alert.Phase.RESOLVED;
    }

    private void raise(Alert alert) {
        said.put(key(alert.camera(), alert.kind()), alert);
        words.add(new Word.Raise(alert));
    }

    /** A log that was ended by request, or at a recording's end, stays as it is. */
    private long carryOn() {
        if (!Liveness.due(before.carriedMicros(), at, CARRY_MICROS)) {
            return before.carriedMicros();
        }
        List<String> dead =
                lives.entrySet().stream()
                        .filter(e -> e.getValue().live() && unheard(e.getValue()))
                        .filter(e -> !e.getValue().in(SourceBeat.State.STOPPED))
                        .filter(e -> !e.getValue().ended())
                        .map(Map.Entry::getKey)
                        .toList();
        words.add(new Word.CarryOn(dead, at - GRACE_MICROS, "nothing is heard of its ingest"));
        return at;
    }

    private long alive() {
        if (!Liveness.due(before.aliveMicros(), at, micros(config.aliveEvery()))) {
            return before.aliveMicros();
        }
        List<String> open =
                said.values().stream().filter(Judgement::isOpen).map(Alert::alertId).toList();
        words.add(new Word.Alive(at, lives.size(), open));
        return at;
    }
}
