package io.vigil.anomaly.rules;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.judging.Promise;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.SpatialConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A rule with what its kind says by default, to be changed before it is {@link #rule}. */
final class Draft {
    private final String id;
    private final RuleKind kind;
    private SortedSet<String> zones = new TreeSet<>();
    private SortedSet<String> lines = new TreeSet<>();
    private SortedSet<String> exceptZones = new TreeSet<>();
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private Schedule schedule = Schedule.ALWAYS;
    private Duration lasting;
    private Duration gap;
    private double limit;
    private double clear;
    private Optional<Direction> direction = Optional.empty();
    private OptionalDouble heading = OptionalDouble.empty();
    private Duration coolDown;
    private List<Escalation> escalations = List.of();
    private List<Stage> stages = List.of();
    private boolean shadow;
    private Promise promise;

    private Draft(String id, RuleKind kind) {
        this.id = id;
        this.kind = kind;
        KindDefaults defaults = kind.defaults();
        lasting = defaults.lasting();
        gap = defaults.gap();
        limit = defaults.limit();
        clear = defaults.clear(limit);
        coolDown = defaults.coolDown();
        promise = kind == RuleKind.ANOMALY ? Promise.DEFAULT : null;
    }

    static Draft of(RuleKind kind) {
        return new Draft(kind.word(), kind);
    }

    static Draft of(String id, RuleKind kind) {
        return new Draft(id, kind);
    }

    static SceneRules set(long version, Draft... drafts) {
        return new SceneRules(
                version,
                0,
                SpatialConfig.NONE,
                CountingConfig.DEFAULTS,
                List.of(drafts).stream().map(Draft::rule).toList());
    }

    Draft zones(String... ids) {
        zones = new TreeSet<>(List.of(ids));
        return this;
    }

    Draft lines(String... ids) {
        lines = new TreeSet<>(List.of(ids));
        return this;
    }

    Draft except(String... ids) {
        exceptZones = new TreeSet<>(List.of(ids));
        return this;
    }

    Draft attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    Draft schedule(Schedule hours) {
        schedule = hours;
        return this;
    }

    Draft lasting(double seconds) {
        lasting = Duration.ofMillis(Math.round(1000 * seconds));
        return this;
    }

    Draft gap(double seconds) {
        gap = Duration.ofMillis(Math.round(1000 * seconds));
        return this;
    }

    Draft limit(double value) {
        limit = value;
        clear = kind.defaults().clear(value);
        return this;
    }

    Draft clear(double value) {
        clear = value;
        return this;
    }

    Draft direction(Direction forbidden) {
        direction = Optional.of(forbidden);
        return this;
    }

    Draft heading(double degrees) {
        heading = OptionalDouble.of(degrees);
        return this;
    }

    Draft coolDown(double seconds) {
        coolDown = Duration.ofMillis(Math.round(1000 * seconds));
        return this;
    }

    Draft escalates(Escalation... steps) {
        escalations = List.of(steps);
        return this;
    }

    Draft stages(Stage... all) {
        stages = List.of(all);
        return this;
    }

    Draft shadow() {
        shadow = true;
        return this;
    }

    RuleConfig rule() {
        return new RuleConfig(
                id,
                kind,
                Severity.WARNING,
                zones,
                lines,
                exceptZones,
                kind.defaults().labels(),
                attributes,
                schedule,
                lasting,
                gap,
                limit,
                clear,
                direction,
                heading,
                coolDown,
                escalations,
                stages,
                CatchUp.MARK_STALE,
                shadow,
                false,
                Location.UNKNOWN,
                Optional.ofNullable(promise));
    }
}
