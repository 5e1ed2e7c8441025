package io.vigil.anomaly.rules;

import java.util.Objects;

/**
 * An alert of this subject at this place was resolved a short time ago.
 *
 * @param untilMicros content time
 */
public record Cooling(long track, String key, long untilMicros) {
    public Cooling {
        Objects.requireNonNull(key, "key");
    }
}
