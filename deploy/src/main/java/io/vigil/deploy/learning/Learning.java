package io.vigil.deploy.learning;

import io.vigil.deploy.learning.CameraLearning.Stage;
import io.vigil.operators.health.Trouble;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a camera comes to models of its own, and when it has to learn anew: a function over {@link
 * CameraLearning} and what happens. Time is capture time.
 *
 * <p>Footage counts as normal while the camera sees. One that has moved, or whose detections have
 * changed, shows another normal: what was recorded is thrown away, and the warm-up begins again. If
 * it comes back, what was learnt before holds again.
 */
final class Learning {
    /** Troubles after which what was learnt is no longer what the camera shows. */
    static final Set<String> ANOTHER_NORMAL = Set.of(Trouble.MOVED.kind(), Trouble.DRIFT.kind());

    /** A longer pause between two frames is not footage. */
    private static final long LONGEST_STEP_MICROS = 2_000_000;

    /** More than this is not waited for. */
    private static final long MOST_MICROS = 7 * 86_400_000_000L;

    /** What is to be done about a camera. */
    enum Order {
        /** Write this frame down. */
        RECORD,
        /** Throw away what was written down. */
        DISCARD,
        /** Fit models to it. */
        TRAIN,
        /** Stop fitting. */
        CANCEL
    }

    record Step(CameraLearning state, List<Order> orders) {
        Step {
            orders = List.copyOf(orders);
        }
    }

    private final LearningSettings settings;

    Learning(LearningSettings settings) {
        this.settings = settings;
    }

    CameraLearning begun() {
        return CameraLearning.begun(warmUpMicros(), "", "nothing is learnt yet");
    }

    /**
     * After a restart: what was being fitted is fitted again, and what is wrong will be heard anew.
     */
    static Step resumed(CameraLearning state) {
        CameraLearning now = state.troubled(new TreeSet<>());
        return new Step(now, state.stage() == Stage.TRAINING ? List.of(Order.TRAIN) : List.of());
    }

    Step frame(CameraLearning state, long capturedAtMicros) {
        if (!state.records()) {
            return new Step(state, List.of());
        }
        long step = capturedAtMicros - state.lastMicros();
        boolean follows = state.lastMicros() != Long.MIN_VALUE && step > 0;
        if (follows && step < 1e6 / settings.framesPerSecond() * 0.99) {
            return new Step(state, List.of());
        }
        long added = follows && step <= LONGEST_STEP_MICROS ? step : 0;
        CameraLearning next = state.recorded(capturedAtMicros, added);
        if (next.recordedMicros() < next.neededMicros()) {
            return new Step(next, List.of(Order.RECORD));
        }
        return new Step(
                next.with(Stage.TRAINING, next.bundle(), "enough is recorded"),
                List.of(Order.RECORD, Order.TRAIN));
    }

    /**
     * @param open kinds of what is wrong with the camera now
     */
    Step health(CameraLearning state, SortedSet<String> open) {
        if (open.equals(state.troubles())) {
            return new Step(state, List.of());
        }
        CameraLearning next = state.troubled(open);
        List<Order> orders =
                state.stage() == Stage.TRAINING
                        ? List.of(Order.CANCEL, Order.DISCARD)
                        : List.of(Order.DISCARD);
        String changed =
                open.stream()
                        .filter(kind -> ANOTHER_NORMAL.contains(kind))
                        .filter(kind -> !state.troubles().contains(kind))
                        .findFirst()
                        .orElse("");
        if (!changed.isEmpty()) {
            return new Step(
                    CameraLearning.begun(warmUpMicros(), state.bundle(), changed + ": learns anew")
                            .troubled(open),
                    orders);
        }
        boolean isBack = state.isElsewhere() && !next.isElsewhere();
        if (isBack && !state.bundle().isEmpty() && state.stage() != Stage.DEPLOYED) {
            return new Step(
                    next.with(Stage.DEPLOYED, state.bundle(), "is as it was when it learnt"),
                    orders);
        }
        return new Step(next, List.of());
    }

    /**
     * @param bundle as the job now knows it
     */
    Step trained(CameraLearning state, String bundle) {
        if (state.stage() != Stage.TRAINING) {
            return new Step(state, List.of());
        }
        return new Step(
                state.with(Stage.DEPLOYED, bundle, "has learnt what is normal"),
                List.of(Order.DISCARD));
    }

    /** What is recorded stays, and as much again is added to it. */
    Step failed(CameraLearning state, String reason) {
        if (state.stage() != Stage.TRAINING) {
            return new Step(state, List.of());
        }
        long needed = Math.min(MOST_MICROS, state.recordedMicros() + Math.max(1, warmUpMicros()));
        if (needed <= state.recordedMicros()) {
            return new Step(
                    CameraLearning.begun(warmUpMicros(), state.bundle(), reason),
                    List.of(Order.DISCARD));
        }
        return new Step(state.needing(needed, reason), List.of());
    }

    private long warmUpMicros() {
        return settings.warmUp().toMillis() * 1000;
    }
}
