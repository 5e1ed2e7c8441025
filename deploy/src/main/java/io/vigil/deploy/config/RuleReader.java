package io.vigil.deploy.config;

import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import io.vigil.anomaly.judging.Promise;
import io.vigil.anomaly.rules.Escalation;
import io.vigil.anomaly.rules.KindDefaults;
import io.vigil.anomaly.rules.KindDefaults.Need;
import io.vigil.anomaly.rules.RuleConfig;
import io.vigil.anomaly.rules.RuleKind;
import io.vigil.tracking.spatial.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one rule; what a key means, and which it may have, depends on its kind. */
final class RuleReader {
    private static final Range SECONDS = new Range(0, 86_400);
    private static final Range LIMIT = new Range(0, 1_000_000);
    private static final Range ALARMS = new Range(0.01, 100);
    private static final Range SHADOW_SECONDS = new Range(0, 14 * 86_400);
    private static final Duration LEAST_SHADOW = Duration.ofHours(1);
    private static final Range DEGREES = new Range(0, 180);
    private static final Range HEADING = new Range(0, 360);
    private static final Range ESCALATION = new Range(1, 7 * 86_400);
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final String NAME_NEEDED = "1 to 100 characters";

    private final Document document;
    private final Names names;
    private final String camera;
    private final KnownPlaces known;
    private final boolean ground;

    /**
     * @param ground whether the camera has points that are known in metres
     */
    RuleReader(Document document, String camera, KnownPlaces known, boolean ground) {
        this.document = document;
        this.names = new Names(document);
        this.camera = camera;
        this.known = known;
        this.ground = ground;
    }

    /**
     * @return empty if its id or kind cannot be told
     */
    Optional<RuleConfig> read(Section unnamed, String prefix) {
        Optional<String> id =
                unnamed.needed("id", "an id of its own").isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                        unnamed.text(
                                                "id", "", PlacesReader.ID, PlacesReader.ID_NEEDED))
                                .filter(text -> !text.isEmpty());
        Section rule = id.map(i -> unnamed.named(prefix + i)).orElse(unnamed);
        Optional<RuleKind> kind = kind(rule);
        if (kind.isEmpty()) {
            // Which other keys are right cannot be said.
            return Optional.empty();
        }
        RuleConfig read = read(rule, id.orElse("unnamed"), kind.get());
        refuseUnused(rule, kind.get());
        rule.finish();
        return id.map(named -> read);
    }

    private Optional<RuleKind> kind(Section rule) {
        List<String> words = Words.of(RuleKind.class);
        String all = "one of " + String.join(", ", words);
        Optional<String> text = rule.needed("kind", all).map(String::strip);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<RuleKind> kind = Words.in(RuleKind.class, text.get());
        if (kind.isEmpty()) {
            rule.refuse("kind", all + Names.nearest(text.get(), words));
        }
        return kind;
    }

    private RuleConfig read(Section rule, String id, RuleKind kind) {
        KindDefaults d = kind.defaults();
        double limit =
                rule.number("limit", d.limit(), kind == RuleKind.WRONG_WAY ? DEGREES : LIMIT);
        RuleConfig read =
                new RuleConfig(
                        id,
                        kind,
                        rule.word("severity", Severity.WARNING, Severity.class),
                        zones(rule, "zones", d.needs().contains(Need.ZONES)),
                        lines(rule, d.needs().contains(Need.LINES)),
                        zones(rule, "except-zones", false),
                        names.words(rule, "labels", "such as [person, car]", d.labels()),
                        new TreeMap<>(
                                rule.section("attributes", rule.subject("attributes")).pairs()),
                        new ScheduleReader(document).read(rule, "schedule"),
                        rule.duration("for", d.lasting(), SECONDS),
                        rule.duration("gap", d.gap(), SECONDS),
                        limit,
                        clear(rule, d, limit),
                        direction(rule),
                        heading(rule),
                        rule.duration("cool-down", d.coolDown(), SECONDS),
                        escalations(rule),
                        new StagesReader(document, camera, known).read(rule),
                        rule.word("catch-up", CatchUp.MARK_STALE, CatchUp.class),
                        rule.flag("shadow", false),
                        rule.flag("test", false),
                        location(rule.section("location", rule.subject("location"))),
                        promise(rule, kind));
        if (d.needs().contains(Need.STAGES)) {
            require(rule, "stages", "the stages that have to follow each other");
        }
        if (d.needs().contains(Need.GROUND) && !ground) {
            rule.refuse(
                    "kind",
                    "a camera with 'ground' points, since %s is about metres"
                            .formatted(kind.word()));
        }
        return read;
    }

    private static Optional<Promise> promise(Section rule, RuleKind kind) {
        double alarms =
                rule.number("false-alarms-per-day", Promise.DEFAULT.falseAlarmsPerDay(), ALARMS);
        Duration shadow =
                rule.duration("shadow-time", Promise.DEFAULT.shadowTime(), SHADOW_SECONDS);
        if (!shadow.isZero() && shadow.compareTo(LEAST_SHADOW) < 0) {
            rule.refuse("shadow-time", "0s, or at least 1h: in less no hour has been seen");
            shadow = LEAST_SHADOW;
        }
        return kind == RuleKind.ANOMALY
                ? Optional.of(new Promise(alarms, shadow))
                : Optional.empty();
    }

    private SortedSet<String> zones(Section rule, String key, boolean needed) {
        SortedSet<String> zones = names.list(rule, key, "zone", known.zones(camera));
        if (needed) {
            require(rule, key, "at least one zone");
        }
        return zones;
    }

    private SortedSet<String> lines(Section rule, boolean needed) {
        SortedSet<String> lines = names.list(rule, "lines", "line", known.lines(camera));
        if (needed) {
            require(rule, "lines", "at least one line");
        }
        return lines;
    }

    private double clear(Section rule, KindDefaults d, double limit) {
        if (!rule.has("clear")) {
            return d.clear(limit);
        }
        double clear = rule.number("clear", d.clear(limit), LIMIT);
        if (clear > limit) {
            rule.refuse(
                    "clear",
                    "at most the limit, %s, above which it begins".formatted(Range.number(limit)));
            return limit;
        }
        return clear;
    }

    private static Optional<Direction> direction(Section rule) {
        return rule.has("direction")
                ? Optional.of(rule.word("direction", Direction.IN, Direction.class))
                : Optional.empty();
    }

    private static OptionalDouble heading(Section rule) {
        return rule.has("heading")
                ? OptionalDouble.of(rule.number("heading", 0, HEADING) % 360)
                : OptionalDouble.empty();
    }

    private List<Escalation> escalations(Section rule) {
        List<Escalation> all = new ArrayList<>();
        String needed = "a list, each {after: 2min, severity: critical}";
        for (Node node : rule.list("escalate", needed)) {
            Section entry = new Section(document, rule.subject("escalate"), node);
            entry.needed("after", "a duration, such as 2min");
            Duration after = entry.duration("after", Duration.ofMinutes(1), ESCALATION);
            Severity to = entry.word("severity", Severity.CRITICAL, Severity.class);
            entry.finish();
            if (!all.isEmpty() && all.get(all.size() - 1).after().compareTo(after) >= 0) {
                entry.refuse("after", "a later time than the one before");
            }
            all.add(new Escalation(after, to));
        }
        return all;
    }

    private static Location location(Section section) {
        OptionalDouble latitude = number(section, "latitude", new Range(-90, 90));
        OptionalDouble longitude = number(section, "longitude", new Range(-180, 180));
        boolean both = latitude.isPresent() == longitude.isPresent();
        if (!both) {
            String other = latitude.isPresent() ? "longitude" : "latitude";
            section.refuse(latitude.isPresent() ? "latitude" : "longitude", "a " + other + " too");
        }
        Location read =
                new Location(
                        section.text("road", "", NAME, NAME_NEEDED),
                        number(section, "km", new Range(-10_000, 10_000)),
                        section.text("lane", "", NAME, NAME_NEEDED),
                        both ? latitude : OptionalDouble.empty(),
                        both ? longitude : OptionalDouble.empty());
        section.finish();
        return read;
    }

    private static OptionalDouble number(Section section, String key, Range range) {
        return section.has(key)
                ? OptionalDouble.of(section.number(key, 0, range))
                : OptionalDouble.empty();
    }

    private void require(Section rule, String key, String needed) {
        if (!rule.has(key) || (rule.isList(key) && rule.list(key, needed).isEmpty())) {
            document.problem(
                    rule.at(key), rule.subject(key), "nothing", needed + ", as its kind has to");
        }
    }

    private static void refuseUnused(Section rule, RuleKind kind) {
        SortedSet<String> used = RuleKeys.of(kind);
        for (String key : RuleKeys.SPECIAL) {
            if (rule.has(key) && !used.contains(key)) {
                rule.refuse(
                        key,
                        "no '%s': %s can make no use of it, but of %s"
                                .formatted(key, kind.word(), String.join(", ", used)));
            }
        }
    }
}
