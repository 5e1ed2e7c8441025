package io.vigil.operators.health;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that is remembered of one camera's health.
 *
 * @param reportedMicros capture time of the last report; {@link Long#MIN_VALUE} before the first
 * @param levels what is normal, by light
 * @param watches how each {@link Trouble} stands of which there is anything to say
 */
public record HealthState(
        Taken taken,
        long reportedMicros,
        Stillness stillness,
        List<LightLevel> levels,
        Map<Trouble, Watch> watches,
        Look look,
        Drift drift) {
    static final List<LightLevel> UNSEEN = Collections.nCopies(LightLevel.COUNT, LightLevel.UNSEEN);

    /** The state before the first frame. */
    public static final HealthState EMPTY =
            new HealthState(
                    Taken.NONE,
                    Long.MIN_VALUE,
                    Stillness.NONE,
                    UNSEEN,
                    Map.of(),
                    Look.NONE,
                    Drift.NONE);

    public HealthState {
        Objects.requireNonNull(taken, "taken");
        Objects.requireNonNull(stillness, "stillness");
        Objects.requireNonNull(look, "look");
        Objects.requireNonNull(drift, "drift");
        levels = List.copyOf(levels);
        if (levels.size() != LightLevel.COUNT) {
            throw new IllegalArgumentException(
                    "Health state needs %d levels of light, but has %d"
                            .formatted(LightLevel.COUNT, levels.size()));
        }
        // In the order of the troubles, so that the same state gives the same bytes.
        EnumMap<Trouble, Watch> ordered = new EnumMap<>(Trouble.class);
        ordered.putAll(watches);
        ordered.values().removeIf(Watch.CLOSED::equals);
        watches = Collections.unmodifiableMap(ordered);
    }

    long clockMicros() {
        return taken.clockMicros();
    }

    Watch watch(Trouble trouble) {
        return watches.getOrDefault(trouble, Watch.CLOSED);
    }

    boolean isOpen(Trouble trouble) {
        return watch(trouble).isOpen();
    }

    /** Kinds of the alerts that are open. */
    public SortedSet<String> openKinds() {
        SortedSet<String> open = new TreeSet<>();
        watches.forEach(
                (trouble, watch) -> {
                    if (watch.isOpen()) {
                        open.add(trouble.kind());
                    }
                });
        return open;
    }

    HealthState with(Taken next, Stillness still, List<LightLevel> normal) {
        return new HealthState(next, reportedMicros, still, normal, watches, look, drift);
    }

    HealthState with(Look next) {
        return new HealthState(taken, reportedMicros, stillness, levels, watches, next, drift);
    }

    HealthState with(Drift next) {
        return new HealthState(taken, reportedMicros, stillness, levels, watches, look, next);
    }

    HealthState with(Trouble trouble, Watch watch) {
        Map<Trouble, Watch> next = new EnumMap<>(Trouble.class);
        next.putAll(watches);
        next.put(trouble, watch);
        return new HealthState(taken, reportedMicros, stillness, levels, next, look, drift);
    }

    HealthState with(int level, LightLevel normal) {
        List<LightLevel> next = new ArrayList<>(levels);
        next.set(level, normal);
        return new HealthState(taken, reportedMicros, stillness, next, watches, look, drift);
    }

    HealthState withNothingLearned() {
        return new HealthState(taken, reportedMicros, stillness, UNSEEN, watches, look, drift);
    }

    HealthState reported() {
        return new HealthState(taken, taken.clockMicros(), stillness, levels, watches, look, drift);
    }
}
