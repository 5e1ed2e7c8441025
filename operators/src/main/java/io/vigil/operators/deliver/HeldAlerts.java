package io.vigil.operators.deliver;

import io.vigil.anomaly.Alert;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The open alerts of one camera of which nobody has been told that they are so now.
 *
 * @param byId the latest moment of each by alert id
 */
public record HeldAlerts(SortedMap<String, Held> byId) {
    /** None. */
    public static final HeldAlerts NONE = new HeldAlerts(Collections.emptySortedMap());

    /**
     * @param latest the moment that was not sent, or sent as stale
     * @param sent whether any moment of it has been sent
     */
    public record Held(Alert latest, boolean sent) {
        public Held {
            Objects.requireNonNull(latest, "latest");
        }
    }

    public HeldAlerts {
        byId = Collections.unmodifiableSortedMap(new TreeMap<>(byId));
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    HeldAlerts with(Alert latest, boolean sent) {
        SortedMap<String, Held> next = new TreeMap<>(byId);
        next.put(latest.alertId(), new Held(latest, sent));
        return new HeldAlerts(next);
    }

    HeldAlerts without(String alertId) {
        if (!byId.containsKey(alertId)) {
            return this;
        }
        SortedMap<String, Held> next = new TreeMap<>(byId);
        next.remove(alertId);
        return new HeldAlerts(next);
    }
}
