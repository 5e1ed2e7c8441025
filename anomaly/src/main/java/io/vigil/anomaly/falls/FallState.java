package io.vigil.anomaly.falls;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is remembered from frame to frame.
 *
 * @param lastBody the greatest number given
 * @param seenMicros capture time of the last frame; -1 before the first
 * @param named share of the detections, lately, that are but patches of the foreground; -1 before
 *     the first detection
 * @param bodies of whom a detector tells, by their numbers
 * @param figures of whom only the foreground tells, by their numbers
 */
public record FallState(
        long lastBody,
        long seenMicros,
        double named,
        List<Body> bodies,
        List<Figure> figures,
        List<Clutter> clutter,
        StandingHeights heights) {
    public static final FallState EMPTY =
            new FallState(0, -1, -1, List.of(), List.of(), List.of(), StandingHeights.NONE);

    public FallState {
        bodies = List.copyOf(bodies);
        figures = List.copyOf(figures);
        clutter = List.copyOf(clutter);
        Objects.requireNonNull(heights, "heights");
    }

    /** Everybody whom the machine knows of. */
    public List<Somebody> everybody() {
        List<Somebody> all = new ArrayList<>(bodies);
        all.addAll(figures);
        return all;
    }

    FallState with(
            long last, long now, List<Body> next, List<Clutter> known, StandingHeights learnt) {
        return new FallState(last, now, named, next, figures, known, learnt);
    }

    FallState withFigures(
            long last, long now, List<Figure> next, List<Clutter> known, StandingHeights learnt) {
        return new FallState(last, now, named, bodies, next, known, learnt);
    }

    /**
     * The same with another share of detections that are but foreground, and who is known by it.
     */
    FallState naming(double share, List<Body> detected, List<Figure> shapes) {
        return new FallState(lastBody, seenMicros, share, detected, shapes, clutter, heights);
    }
}
