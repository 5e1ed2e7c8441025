package io.vigil.anomaly.rules;

import io.vigil.anomaly.rules.SequenceState.Progress;
import io.vigil.anomaly.rules.SequenceStep.Match;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds stages that follow each other, such as "enters A, not B within 90 s, then C": a pure
 * function over {@link SequenceState}, for events of one or several cameras in the order in which
 * they were decided. Immutable and safe for use by many threads.
 *
 * <p>An event serves one sequence: the oldest that waits for it; only then it may begin another. A
 * stage that must not happen has passed when its time is over and two seconds more, in which
 * crossings that were not yet certain become so. What must not happen ends the oldest sequence that
 * it concerns; of the same subject, that subject's. At most {@value #MOST} sequences wait, and none
 * for longer than a day.
 */
public final class SequenceMachine {
    /** Beyond it, the oldest is forgotten. */
    public static final int MOST = 1000;

    private static final long LATE_MICROS = 2_000_000;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final String home;
    private final List<Stage> stages;

    /**
     * @param home the camera that stages without one are of
     * @param stages at least one, the first of which happens
     */
    public SequenceMachine(String home, List<Stage> stages) {
        this.home = home;
        this.stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.get(0).absent()) {
            throw new IllegalArgumentException(
                    "Sequence needs a first stage that happens, but has "
                            + (stages.isEmpty() ? "none" : stages.get(0)));
        }
    }

    /**
     * @param event later than none that comes after it by more than two seconds
     */
    public SequenceStep step(SequenceState before, SpatialEvent event) {
        if (stages.stream().noneMatch(stage -> is(stage, event))) {
            return new SequenceStep(before, List.of());
        }
        if (event.retracted()) {
            return new SequenceStep(withdrawn(before, event), List.of());
        }
        List<Progress> running = new ArrayList<>(before.running());
        running.removeIf(new Ending(event)::ends);
        List<Match> completed = new ArrayList<>();
        boolean served = false;
        for (int i = 0; i < running.size() && !served; i++) {
            Optional<Progress> next = advanced(running.get(i), event);
            served = next.isPresent();
            if (served) {
                proceed(running, i, next.get(), event.place(), completed);
            }
        }
        if (!served && is(stages.get(0), event)) {
            begin(running, event, completed);
        }
        while (running.size() > MOST) {
            running.remove(0);
        }
        return new SequenceStep(new SequenceState(running), completed);
    }

    /**
     * @param clockMicros the least content time of the cameras
     */
    public SequenceStep advance(SequenceState before, long clockMicros) {
        if (before.running().isEmpty()) {
            return new SequenceStep(before, List.of());
        }
        List<Progress> running = new ArrayList<>();
        List<Match> completed = new ArrayList<>();
        boolean changed = false;
        for (Progress progress : before.running()) {
            Progress now = progress;
            while (now.awaited() < stages.size()
                    && awaited(now).absent()
                    && deadline(now) + LATE_MICROS <= clockMicros) {
                now = passed(now);
            }
            changed |= now.awaited() != progress.awaited();
            if (now.awaited() == stages.size()) {
                completed.add(match(now, stages.get(stages.size() - 1).place()));
            } else if (deadline(now) + LATE_MICROS > clockMicros) {
                running.add(now);
            } else {
                changed = true;
            }
        }
        return new SequenceStep(changed ? new SequenceState(running) : before, completed);
    }

    /** The camera did not see for a while, so nobody knows that nothing happened there. */
    public SequenceState unseen(SequenceState before, String camera) {
        return new SequenceState(
                before.running().stream()
                        .filter(
                                progress ->
                                        !awaited(progress).absent()
                                                || !camera(awaited(progress)).equals(camera))
                        .toList());
    }

    public SequenceState renamed(SequenceState before, String camera, long from, long to) {
        return new SequenceState(
                before.running().stream()
                        .map(
                                progress ->
                                        progress.track() == from && progress.camera().equals(camera)
                                                ? moved(progress, to)
                                                : progress)
                        .toList());
    }

    private void begin(List<Progress> running, SpatialEvent event, List<Match> completed) {
        Progress first =
                new Progress(
                        1,
                        event.camera(),
                        event.track(),
                        event.label(),
                        event.occurredAtMicros(),
                        event.occurredAtMicros(),
                        event.epoch(),
                        event.sequence());
        if (stages.size() == 1) {
            completed.add(match(first, event.place()));
            return;
        }
        for (int i = 0; i < running.size(); i++) {
            Progress other = running.get(i);
            if (other.awaited() == 1
                    && other.track() == event.track()
                    && other.camera().equals(event.camera())) {
                // It comes once more: what must not happen is due since the first time, what must,
                // since the last.
                if (!stages.get(1).absent()) {
                    running.remove(i);
                    running.add(first);
                }
                return;
            }
        }
        running.add(first);
    }

    private void proceed(
            List<Progress> running, int i, Progress next, String place, List<Match> completed) {
        if (next.awaited() == stages.size()) {
            running.remove(i);
            completed.add(match(next, place));
        } else {
            running.set(i, next);
        }
    }

    /** If the event is what it waits for. */
    private Optional<Progress> advanced(Progress before, SpatialEvent event) {
        Progress now = due(before, event);
        boolean fits =
                now.awaited() < stages.size()
                        && !awaited(now).absent()
                        && is(awaited(now), event)
                        && event.occurredAtMicros() > now.sinceMicros()
                        && event.occurredAtMicros() <= deadline(now)
                        && isSubject(now, event);
        return fits
                ? Optional.of(
                        new Progress(
                                now.awaited() + 1,
                                event.camera(),
                                event.track(),
                                event.label(),
                                now.startedMicros(),
                                event.occurredAtMicros(),
                                now.epoch(),
                                now.sequence()))
                : Optional.empty();
    }

    /** With the stages passed whose time was over as the event happened. */
    private Progress due(Progress before, SpatialEvent event) {
        Progress now = before;
        while (now.awaited() < stages.size()
                && awaited(now).absent()
                && deadline(now) < event.occurredAtMicros()) {
            now = passed(now);
        }
        return now;
    }

    /** Which sequence an event ends; of those without a subject, the first. */
    private final class Ending {
        private final SpatialEvent event;
        private boolean used;

        Ending(SpatialEvent event) {
            this.event = event;
        }

        boolean ends(Progress progress) {
            Progress now = due(progress, event);
            boolean ends =
                    now.awaited() < stages.size()
                            && awaited(now).absent()
                            && is(awaited(now), event)
                            && event.occurredAtMicros() > now.sinceMicros()
                            && isSubject(now, event)
                            && !used;
            used |= ends && !awaited(now).sameSubject();
            return ends;
        }
    }

    private SequenceState withdrawn(SequenceState before, SpatialEvent event) {
        return new SequenceState(
                before.running().stream()
                        .filter(
                                progress ->
                                        progress.track() != event.track()
                                                || progress.sinceMicros()
                                                        != event.occurredAtMicros()
                                                || !progress.camera().equals(event.camera()))
                        .toList());
    }

    private boolean isSubject(Progress progress, SpatialEvent event) {
        return !awaited(progress).sameSubject()
                || (progress.track() == event.track() && progress.camera().equals(event.camera()));
    }

    private boolean is(Stage stage, SpatialEvent event) {
        return stage.place().equals(event.place())
                && camera(stage).equals(event.camera())
                && switch (stage.happening()) {
                    case ENTERS -> event.kind() == SpatialEvent.Kind.ZONE_ENTERED;
                    case LEAVES -> event.kind() == SpatialEvent.Kind.ZONE_LEFT;
                    case CROSSES_IN -> crosses(event, Direction.IN);
                    case CROSSES_OUT -> crosses(event, Direction.OUT);
                };
    }

    private static boolean crosses(SpatialEvent event, Direction direction) {
        return event.direction().isPresent() && event.direction().get() == direction;
    }

    private String camera(Stage stage) {
        return stage.camera().isEmpty() ? home : stage.camera();
    }

    private Stage awaited(Progress progress) {
        return stages.get(progress.awaited());
    }

    private long deadline(Progress progress) {
        long within = awaited(progress).within().toNanos() / 1000;
        return progress.sinceMicros() + (within == 0 ? DAY_MICROS : within);
    }

    private Progress passed(Progress now) {
        return new Progress(
                now.awaited() + 1,
                now.camera(),
                now.track(),
                now.label(),
                now.startedMicros(),
                deadline(now),
                now.epoch(),
                now.sequence());
    }

    private static Progress moved(Progress progress, long to) {
        return new Progress(
                progress.awaited(),
                progress.camera(),
                to,
                progress.label(),
                progress.startedMicros(),
                progress.sinceMicros(),
                progress.epoch(),
                progress.sequence());
    }

    private static Match match(Progress last, String place) {
        return new Match(
                last.camera(),
                last.track(),
                last.label(),
                place,
                last.startedMicros(),
                last.sinceMicros(),
                last.epoch(),
                last.sequence());
    }
}
