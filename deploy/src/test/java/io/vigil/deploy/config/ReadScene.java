package io.vigil.deploy.config;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.judging.Promise;
import io.vigil.anomaly.rules.Escalation;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.anomaly.rules.SceneRules;
import io.vigil.anomaly.rules.Stage;
import io.vigil.anomaly.rules.Stage.Happening;
import io.vigil.tracking.counting.CountingConfig;
import io.vigil.tracking.counting.Schedule;
import io.vigil.tracking.counting.Window;
import io.vigil.tracking.spatial.Anchor;
import io.vigil.tracking.spatial.Direction;
import io.vigil.tracking.spatial.GroundPoint;
import io.vigil.tracking.spatial.Line;
import io.vigil.tracking.spatial.Point;
import io.vigil.tracking.spatial.SpatialConfig;
import io.vigil.tracking.spatial.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A scene in which every key has another value than its default, as text and as it is read. */
final class ReadScene {
    /** Without the key {@code scene} itself; of a camera {@code door} beside one {@code road}. */
    static final String YAML =
            """
            version: 4
            anchor: corners
            band: 0.02
            settle: 500ms
            ground:
              - {image: [0.1, 0.9], metres: [0, 0]}
              - {image: [0.9, 0.9], metres: [8.5, 0]}
              - {image: [0.7, 0.4], metres: [8, 20]}
              - {image: [0.3, 0.4], metres: [-1, 20]}
            lines: [{id: door, from: [0.2, 0.5], to: [0.8, 0.5]}]
            zones:
              - {id: bed, polygon: [[0, 0], [.25, 0], [0.25, 1]]}
              - {id: till, polygon: [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1]]}
            counting:
              time-zone: Europe/Berlin
              windows: [minute, day]
              opening-hours:
                - {days: [mon, tuesday], from: "09:00", to: "20:00"}
                - {from: "22:00", to: "24:00"}
              reset: "03:00"
              site: shop 7
              entrances: {door: main}
              staff: {zones: [till], attributes: {uniform: "yes"}}
              groups-within: 2s
            rules:
              - id: no-entry
                kind: restricted-zone
                zones: [bed]
                except-zones: [till]
                labels: [person, dog]
                attributes: {coat: red}
                severity: critical
                for: 2s
                gap: 3s
                cool-down: 7min
                schedule: [{days: [sat], from: "20:00", to: "06:00"}]
                escalate: [{after: 2min, severity: warning}, {after: 5min}]
                catch-up: counts-only
                shadow: true
                test: true
                location: {road: A4, km: 12.5, lane: "1", latitude: 50.1, longitude: -8.2}
              - {id: crowded, kind: crowd, limit: 12, clear: 9}
              - {id: back, kind: line-crossed, lines: [door], direction: out}
              - {id: ghost, kind: wrong-way, heading: 90}
              - {id: fast, kind: speeding}
              - id: story
                kind: sequence
                stages:
                  - {enters: bed}
                  - {not-enters: till, within: 90s}
                  - {crosses-in: door, within: 60s, same: false}
                  - {leaves: lane, within: 30s, camera: road}
            """;

    static final SceneRules WHOLE = whole();

    private ReadScene() {}

    private static SceneRules whole() {
        SpatialConfig places =
                new SpatialConfig(
                        Anchor.CORNERS,
                        List.of(new Line("door", new Point(0.2, 0.5), new Point(0.8, 0.5))),
                        List.of(
                                new Zone(
                                        "bed",
                                        List.of(
                                                new Point(0, 0),
                                                new Point(0.25, 0),
                                                new Point(0.25, 1))),
                                new Zone(
                                        "till",
                                        List.of(
                                                new Point(0.5, 0.5),
                                                new Point(1, 0.5),
                                                new Point(1, 1),
                                                new Point(0.5, 1)))),
                        List.of(
                                new GroundPoint(new Point(0.1, 0.9), 0, 0),
                                new GroundPoint(new Point(0.9, 0.9), 8.5, 0),
                                new GroundPoint(new Point(0.7, 0.4), 8, 20),
                                new GroundPoint(new Point(0.3, 0.4), -1, 20)),
                        0.02,
                        Duration.ofMillis(500));
        CountingConfig counting =
                new CountingConfig(
                        ZoneId.of("Europe/Berlin"),
                        Set.of(Window.MINUTE, Window.DAY),
                        new Schedule(
                                List.of(
                                        new Schedule.Hours(
                                                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                                                LocalTime.of(9, 0),
                                                LocalTime.of(20, 0)),
                                        new Schedule.Hours(
                                                Set.of(DayOfWeek.values()),
                                                LocalTime.of(22, 0),
                                                LocalTime.MIDNIGHT))),
                        Optional.of(LocalTime.of(3, 0)),
                        "shop 7",
                        new TreeMap<>(Map.of("door", "main")),
                        new CountingConfig.Staff(
                                new TreeSet<>(Set.of("till")),
                                new TreeMap<>(Map.of("uniform", "yes"))),
                        2_000_000);
        return new SceneRules(4, 0, places, counting, rules());
    }

    private static List<RuleConfig> rules() {
        RuleConfig noEntry =
                new RuleConfig(
                        "no-entry",
                        RuleKind.RESTRICTED_ZONE,
                        Severity.CRITICAL,
                        new TreeSet<>(Set.of("bed")),
                        new TreeSet<>(),
                        new TreeSet<>(Set.of("till")),
                        new TreeSet<>(Set.of("person", "dog")),
                        new TreeMap<>(Map.of("coat", "red")),
                        new Schedule(
                                List.of(
                                        new Schedule.Hours(
                                                Set.of(DayOfWeek.SATURDAY),
                                                LocalTime.of(20, 0),
                                                LocalTime.of(6, 0)))),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        0,
                        0,
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Duration.ofMinutes(7),
                        List.of(
                                new Escalation(Duration.ofMinutes(2), Severity.WARNING),
                                new Escalation(Duration.ofMinutes(5), Severity.CRITICAL)),
                        List.of(),
                        CatchUp.COUNTS_ONLY,
                        true,
                        true,
                        new Location(
                                "A4",
                                OptionalDouble.of(12.5),
                                "1",
                                OptionalDouble.of(50.1),
                                OptionalDouble.of(-8.2)),
                        Optional.empty());
        return List.of(
                noEntry,
                plain("crowded", RuleKind.CROWD, 12, 9, Optional.empty(), OptionalDouble.empty()),
                withLine(
                        plain(
                                "back",
                                RuleKind.LINE_CROSSED,
                                0,
                                0,
                                Optional.of(Direction.OUT),
                                OptionalDouble.empty())),
                plain(
                        "ghost",
                        RuleKind.WRONG_WAY,
                        120,
                        90,
                        Optional.empty(),
                        OptionalDouble.of(90)),
                plain(
                        "fast",
                        RuleKind.SPEEDING,
                        50,
                        47.5,
                        Optional.empty(),
                        OptionalDouble.empty()),
                withStages(
                        plain(
                                "story",
                                RuleKind.SEQUENCE,
                                0,
                                0,
                                Optional.empty(),
                                OptionalDouble.empty())));
    }

    /** A rule with all else at its kind's defaults. */
    static RuleConfig plain(
            String id,
            RuleKind kind,
            double limit,
            double clear,
            Optional<Direction> direction,
            OptionalDouble heading) {
        return new RuleConfig(
                id,
                kind,
                Severity.WARNING,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                kind.defaults().labels(),
                new TreeMap<>(),
                Schedule.ALWAYS,
                kind.defaults().lasting(),
                kind.defaults().gap(),
                limit,
                clear,
                direction,
                heading,
                Duration.ofMinutes(5),
                List.of(),
                List.of(),
                CatchUp.MARK_STALE,
                false,
                false,
                Location.UNKNOWN,
                kind == RuleKind.ANOMALY ? Optional.of(Promise.DEFAULT) : Optional.empty());
    }

    private static RuleConfig withLine(RuleConfig r) {
        return with(r, new TreeSet<>(Set.of("door")), List.of());
    }

    private static RuleConfig withStages(RuleConfig r) {
        Duration none = Duration.ZERO;
        return with(
                r,
                new TreeSet<>(),
                List.of(
                        new Stage(Happening.ENTERS, "", "bed", false, none, false),
                        new Stage(Happening.ENTERS, "", "till", true, Duration.ofSeconds(90), true),
                        new Stage(
                                Happening.CROSSES_IN,
                                "",
                                "door",
                                false,
                                Duration.ofSeconds(60),
                                false),
                        new Stage(
                                Happening.LEAVES,
                                "road",
                                "lane",
                                false,
                                Duration.ofSeconds(30),
                                false)));
    }

    private static RuleConfig with(RuleConfig r, Set<String> lines, List<Stage> stages) {
        return new RuleConfig(
                r.id(),
                r.kind(),
                r.severity(),
                r.zones(),
                new TreeSet<>(lines),
                r.exceptZones(),
                r.labels(),
                r.attributes(),
                r.schedule(),
                r.lasting(),
                r.gap(),
                r.limit(),
                r.clear(),
                r.direction(),
                r.heading(),
                r.coolDown(),
                r.escalations(),
                stages,
                r.catchUp(),
                r.shadow(),
                r.test(),
                r.location(),
                r.promise());
    }
}
