package io.vigil.operators.deliver;

import io.vigil.anomaly.Alert;
import io.vigil.operators.deliver.HeldAlerts.Held;
import java.time.Duration;
import java.util.List;

/**
 * Lets no alert of the past call anybody, and forgets none that is still open: a pure function over
 * {@link HeldAlerts} and the wall clock. Immutable and safe for use by many threads.
 *
 * <p>A moment that lies further back than a limit is handled by the policy of its rule. As soon as
 * the camera's content time is within the limit, the latest moment of each alert that is still open
 * is sent as it stands, not stale: whoever is called hears of it then.
 */
public final class CatchingUp {
    private final long limitMicros;

    /**
     * @param limit how long ago a moment may have been captured before it is of the past
     */
    public CatchingUp(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException(
                    "Limit of what is backfill needs to be 0 or more, but was " + limit);
        }
        this.limitMicros = Math.multiplyExact(limit.toMillis(), 1000);
    }

    /**
     * @param deliveries in the order in which they are to be sent
     */
    public record Step(HeldAlerts held, List<Delivery> deliveries) {
        public Step {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * The next moment of one of the camera's alerts.
     *
     * @param nowMicros the wall clock, since 1970
     * @param restored whether the job has gone on from a checkpoint, so that moments that come now
     *     may have been sent before
     */
    public Step alert(HeldAlerts before, Alert alert, long nowMicros, boolean restored) {
        String id = alert.alertId();
        if (alert.context().shadow()) {
            return send(before, alert, isPast(alert.capturedAtMicros(), nowMicros), false);
        }
        if (!isPast(alert.capturedAtMicros(), nowMicros)) {
            return send(before.without(id), alert, false, false);
        }
        boolean over = alert.phase() == Alert.Phase.RESOLVED;
        return switch (alert.context().catchUp()) {
            case ALL -> send(before.without(id), alert, true, false);
            case MARK_STALE ->
                    send(over ? before.without(id) : before.with(alert, true), alert, true, true);
            case COUNTS_ONLY -> countedOnly(before, alert, over, restored);
        };
    }

    private static Step countedOnly(
            HeldAlerts before, Alert alert, boolean over, boolean restored) {
        Held held = before.byId().get(alert.alertId());
        boolean sent = held == null ? alert.phase() != Alert.Phase.OPENED : held.sent();
        HeldAlerts next = over ? before.without(alert.alertId()) : before.with(alert, sent);
        // It may have been sent before the checkpoint's successor was lost; an end that nobody
        // waits for calls nobody, one that is missing is waited for in vain.
        boolean inDoubt = over && restored;
        return sent || inDoubt ? send(next, alert, true, true) : new Step(next, List.of());
    }

    /**
     * The camera's content time has moved on.
     *
     * @param clockMicros content time
     * @param nowMicros the wall clock
     */
    public Step clock(HeldAlerts before, long clockMicros, long nowMicros) {
        if (before.isEmpty() || isPast(clockMicros, nowMicros)) {
            return new Step(before, List.of());
        }
        return new Step(
                HeldAlerts.NONE,
                before.byId().values().stream()
                        .map(
                                held ->
                                        new Delivery(
                                                held.latest(),
                                                isPast(held.latest().capturedAtMicros(), nowMicros),
                                                false))
                        .toList());
    }

    private boolean isPast(long micros, long nowMicros) {
        return nowMicros - micros > limitMicros;
    }

    private static Step send(HeldAlerts held, Alert alert, boolean backfill, boolean stale) {
        return new Step(held, List.of(new Delivery(alert, backfill, stale)));
    }
}
