package io.vigil.sinks.wire;

import java.util.List;
import java.util.Objects;

/**
 * The watch over the system is alive.
 *
 * @param deployment whose watch it is
 * @param instance which process speaks, where several watch
 * @param atMicros wall clock, microseconds since 1970
 * @param cameras that are watched
 * @param open ids of its alerts that are open
 */
public record LivenessBeatValue(
        String deployment, String instance, long atMicros, int cameras, List<String> open) {
    public LivenessBeatValue {
        Objects.requireNonNull(deployment, "deployment");
        Objects.requireNonNull(instance, "instance");
        open = List.copyOf(open);
    }
}
